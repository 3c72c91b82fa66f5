local function main(size, limit)
    local inside = 0
    for row = 0, size - 1 do
        local ci = 2.0 * row / size - 1.0
        for column = 0, size - 1 do
            local cr = 3.0 * column / size - 2.0
            local zr, zi = 0.0, 0.0
            local n = 0
            while n < limit do
                local zr2 = zr * zr
                local zi2 = zi * zi
                if zr2 + zi2 > 4.0 then break end
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
                n = n + 1
            end
            if n == limit then inside = inside + 1 end
        end
    end
    return inside
end

print(main(350, 100))
