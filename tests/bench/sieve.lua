local function sieve(n)
    local is_prime = {}
    for i = 1, n do is_prime[i] = true end      -- is_prime[i + 1] tells about i
    is_prime[1], is_prime[2] = false, false
    local i = 2
    while i * i < n do
        if is_prime[i + 1] then
            local j = i * i
            while j < n do
                is_prime[j + 1] = false
                j = j + i
            end
        end
        i = i + 1
    end
    local count = 0
    for _, flag in ipairs(is_prime) do
        if flag then count = count + 1 end
    end
    return count
end

print(sieve(4000000))
