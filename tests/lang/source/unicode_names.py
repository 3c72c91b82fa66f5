# letters of any script, normalized
größe = 5
Ω = 'omega'
变量 = [1]
ﬁ = 'ligature'
print(größe, Ω, 变量, fi)  # expect: 5 omega [1] ligature
