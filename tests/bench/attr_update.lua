local function main()
    local p = {x = 0, y = 3}
    local i = 0
    while i < 6000000 do
        p.x = p.x + p.y
        i = i + 1
    end
    return p.x
end

print(main())
