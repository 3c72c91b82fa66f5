local function main()
    local total = 0
    for round = 1, 80 do
        local items = {}
        for i = 0, 99999 do
            items[#items + 1] = i
        end
        local i = 1
        while i <= #items do
            total = total + items[i]
            i = i + 2
        end
    end
    return total
end

print(main())
