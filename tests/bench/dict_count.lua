local function main()
    local words = {}
    for word in ("the quick brown fox jumps over the lazy dog and the cat sat on the mat"):gmatch("%a+") do
        words[#words + 1] = word
    end
    local counts = {}
    for round = 1, 260000 do
        for _, word in ipairs(words) do
            counts[word] = (counts[word] or 0) + 1
        end
    end
    local numbers = {}
    for i = 0, 1999999 do
        local key = i * 7919 % 50021
        numbers[key] = (numbers[key] or 0) + 1
    end
    local function len(t)
        local n = 0
        for _ in pairs(t) do n = n + 1 end
        return n
    end
    return counts["the"] + len(counts) + len(numbers) + numbers[17]
end

print(main())
