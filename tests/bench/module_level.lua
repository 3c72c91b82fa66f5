i, total = 0, 0
while i < 5000000 do
    total = total + i * 3 - 1
    i = i + 1
end

print(total)
