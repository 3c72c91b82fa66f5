local function count(n)
    return coroutine.wrap(function()
        for i = 0, n - 1 do
            coroutine.yield(i)
        end
    end)
end

local function main()
    local total = 0
    for i in count(5000000) do
        total = total + i
    end
    local low_bits = coroutine.wrap(function()
        for i = 0, 1999999 do
            coroutine.yield(i & 3)
        end
    end)
    for bits in low_bits do
        total = total + bits
    end
    return total
end

print(main())
