local function main()
    local total = 0
    for round = 0, 15 do
        local pieces = {}
        for i = 0, 99999 do
            pieces[#pieces + 1] = i .. ":" .. round
        end
        local text = table.concat(pieces, ",")
        total = total + #text
        for piece in text:gmatch("[^,]+") do
            if piece:sub(1, 2) == "99" then
                total = total + #piece:gsub(":", "--"):upper()
            end
        end
    end
    local line = ""
    for i = 1, 100000 do
        line = line .. "ab"
    end
    return total + #line
end

print(main())
