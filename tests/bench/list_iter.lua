local function main()
    local items = {}
    for i = 0, 99999 do items[i + 1] = i * 2 end
    local total = 0
    for round = 1, 120 do
        for _, item in ipairs(items) do
            total = total + item
        end
        local kept = {}
        for _, item in ipairs(items) do
            if item & 4 ~= 0 then kept[#kept + 1] = item end
        end
        total = total + #kept
    end
    return total
end

print(main())
