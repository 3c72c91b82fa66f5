local function main(n)
    local found = 0
    for a = 1, n - 1 do
        for b = a, n - 1 do
            local c2 = a * a + b * b
            for c = b, n - 1, 7 do
                if c * c == c2 then
                    found = found + a + b + c
                end
            end
        end
    end
    return found
end

print(main(800))
