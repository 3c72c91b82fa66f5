local Point = {}
Point.__index = Point

function Point.new(x, y)
    return setmetatable({x = x, y = y}, Point)
end

local function main()
    local total = 0
    local i = 0
    while i < 2500000 do
        local p = Point.new(i, 1)
        total = total + p.y
        i = i + 1
    end
    return total
end

print(main())
