local function main()
    local x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
    local dt = 0.001
    local step = 0
    while step < 1500000 do
        local r2 = x * x + y * y
        local pull = 1.0 / (r2 * r2 ^ 0.5)
        vx = vx - x * pull * dt
        vy = vy - y * pull * dt
        x = x + vx * dt
        y = y + vy * dt
        step = step + 1
    end
    return x, y
end

local x, y = main()
local function int(v) return v < 0 and math.ceil(v) or math.floor(v) end
print(string.format("%d %d", int(x * 1000000), int(y * 1000000)))
