local Counter = {}
Counter.__index = Counter

function Counter.new()
    return setmetatable({total = 0}, Counter)
end

function Counter:inc(by)
    self.total = self.total + by
end

local function main()
    local c = Counter.new()
    local i = 0
    while i < 5000000 do
        c:inc(i)
        i = i + 1
    end
    return c.total
end

print(main())
