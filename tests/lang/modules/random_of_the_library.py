# random draws CPython's numbers
# needs: library
import random
random.seed(42)
print(random.random(), random.randint(1,100), random.sample(range(100),5), random.gauss(0,1), random.choices('abc',k=5), random.uniform(1,2))  # expect: 0.6394267984578837 4 [94, 35, 31, 28, 17] -0.12758828378288709 ['c', 'a', 'b', 'a', 'a'] 1.5053552881033623
l=list(range(20)); random.shuffle(l)
print(l)  # expect: [14, 8, 3, 11, 10, 16, 1, 12, 5, 18, 2, 19, 4, 9, 15, 7, 13, 6, 17, 0]
random.seed('hello')
print(random.random())  # expect: 0.3537754404730722
random.seed(b'x')
print(random.getrandbits(70))  # expect: 706789861893231824339
random.seed(1.5)
print(random.random())  # expect: 0.551763726942059
print(random.betavariate(1,2), random.expovariate(1), random.gammavariate(2,3), random.triangular(), random.vonmisesvariate(1,2), random.paretovariate(3), random.weibullvariate(1,2), random.normalvariate(), random.lognormvariate(0,1), random.randbytes(5), random.randrange(10**30))  # expect: 0.10857641509709191 1.8015018612486382 4.401183679191213 0.5227901211506443 1.0982273380470857 1.3033015166847892 1.5699235599498986 1.7468719736867293 0.8124909597163193 b'n\xed\x85\xceM' 856137405172379985932711832708
s=random.getstate(); a=random.random(); random.setstate(s)
print(a==random.random())  # expect: True
