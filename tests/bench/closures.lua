local function make_counter(step)
    local count = 0
    return function()
        count = count + step
        return count
    end
end

local function main()
    local one, two = make_counter(1), make_counter(2)
    local last = 0
    for i = 1, 4000000 do
        last = one() + two()
    end
    return last
end

print(main())
