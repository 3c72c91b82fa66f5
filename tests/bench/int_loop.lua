local function main()
    local i, total = 0, 0
    while i < 8000000 do
        total = total + i * 3 - 1
        i = i + 1
    end
    return total
end

print(main())
