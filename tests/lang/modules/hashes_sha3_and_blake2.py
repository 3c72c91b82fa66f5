# SHA-3, SHAKE and BLAKE2 with all their parameters.
import _sha3,_blake2
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
D=bytes(range(256))*5
for n in ('sha3_224','sha3_256','sha3_384','sha3_512','shake_128','shake_256'):
    T=getattr(_sha3,n); a=(40,) if 'shake' in n else ()
    for s in (b'',b'abc',D,D[:135],D[:136],D[:137],D[:71],D[:72],D[:168],D[:143]): t(lambda: T(s).hexdigest(*a))
    h=T()
    for i in range(0,300,7): h.update(D[i:i+i%13])
    c=h.copy(); c.update(b'x')
    t(lambda: (h.digest(*a),c.hexdigest(*a)))
    t(lambda: (h.name,h.block_size,h.digest_size,h._capacity_bits,h._rate_bits,h._suffix))
# expect: 6b4e03423667dbb73b6e15454f0eb1abd4597f9a1b078e3f5b5a6bc7
# expect: e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf
# expect: e1321750c0ef5fa9da5bd1365729ec1c5b96fc6cd6bad5f96335b544
# expect: 3174e5126280625ecdfdb238d6a10d1c8b071031870ed197640cad90
# expect: 5d633f7e245e4338fa2698ef8b0cf98b129b5cc99622f770e3ba0cb6
# expect: 7098ddcff44c0ae3e0802d8d60fe7bea8d0d3219ce28660af1aee40c
# expect: 5e31d4bc8904e6e77531e6b975d3dcdd4330c03620e5204bc047ce2e
# expect: 0fdd8265d5382246a4eb6580df2452ffc3918cf04edd9fed88f566aa
# expect: 58e2d8551f4cb53e9ce8cdfba50a81fd14e0b112a42007b03737372c
# expect: 64d0e8a1be3cf30ef6727b30a6e428f7f068d44634c943d277ad8e7f
# expect: (b'N\xa6)\xf7\xdd_7f\x93h\x81\xb2\x15\x84\xcf\xc8\x82p"\xee\xb2\x83\x92?\x019\x89\x92', 'e828f65b8fce195c830cb850ab685f7116e4a10f0297ef24274d3f54')
# expect: ('sha3_224', 144, 28, 448, 1152, b'\x06')
# expect: a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a
# expect: 3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532
# expect: fe0ff504c79e251aedec1e83dd99637b93650f1a1505310acd4e77b034ffdfca
# expect: fded8fd9d6551c601eeb3b7c6bc5e5cfd8aad1d015b7e9aaa9c9b9475231d5e2
# expect: cf3ccff92480a29160c2d38317c430e14749bfee1788106957dfe73f8c4930e5
# expect: ce9d7dc90913ee5d92745019479a5352c6d6279bef18ed07dc0a83ee8084daca
# expect: 881ad9ffbd7f090efa51cbdfe93da23a0401f4446f7adf150d1c226851cbfff2
# expect: fe58866b2893c6c40ee832ce40fb6eb4c70ff7c4794380d95c2ebeec62decd31
# expect: 369a33badfa618d58d16aaddeaff98d66b30a70c2deee42fc809b9721dc1c524
# expect: 295fef4d46110ee21fba0d1798a1bb7c1bbc88306bc9b7661b18ace7170f02ae
# expect: (b'\xf5\x7f\xe6A3\xe2\xbd\xb2\xb3\xe3\x11\xbd\xe1\xad\xe0\xb8\x0b\xba\xc8\x1f\x9a\xf0\xe4v\xfd\xc6\xfd\xd8\xad\x95\xaf\xf3', '159677cadc6b7a2718e8cc0a35e47b6e94c8257e0fade07799fdcd468cf04cdd')
# expect: ('sha3_256', 136, 32, 512, 1088, b'\x06')
# expect: 0c63a75b845e4f7d01107d852e4c2485c51a50aaaa94fc61995e71bbee983a2ac3713831264adb47fb6bd1e058d5f004
# expect: ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25
# expect: 639fc387df4061a4886cd365d3b3b4b3311f69c93870aa7183cc8486d187ed741483e25f72514ef5848ce181778b4cb2
# expect: 25d2be1f5a681f8135992e0cc18a7b0758d1a880eb3c64d9c722f80d68b744bb3a89c223a0c38164cf4a423f91f8a533
# expect: ced899b993a69f66251a7872fbb87f8be5967857b2693e3feb032b3440dd94b78cab782debfa10956642ae536a8241e9
# expect: ef446c45f31f98fe3aa92392ee4198d8c797128cb87da84ad008aad1e1d972d0c6d98ef74e99b4bc5b97ae92be53ee27
# expect: 4bb4db01ac1c1d1a5de657436aca5275e4cae772bd6ab9b358e0ed094202be9600724a5bdfef0461ba7f1dc2427cf155
# expect: 240914a09175ad5bed4cc2486f1cb2160ee182e3b71e17efe5b82dfc0c8f0a8ad30c1e1a03ce42f31e5ea64074cd6f66
# expect: a4f7bac5adf27c96bfcb084091d93c51b4e6e8442a7a1d473171c2d5a73f97ea8fbc4d619fcaa642d3b3aa97c9d7cbc6
# expect: f25214f92d3b1ccc162c46a74ad8fafd33e00abdcb3048744d93d36bc77f2796f92d91cea8946b357f14f249792dd8de
# expect: (b'\x00\xfe\x0f\x988\xfd\x9e73Ua*\x15\x0e]\x14b\xd8\xa3\xd4Zg\xc1\x84\xabKJ-\xac"\xe2\x91J\x95\x9f\xcf*\xaf\xc8\xec]\xcc\xda\xac\x915,\x91', 'c399dc4fabfa5661fba92cb56631ec1ea8e35782038e8ab18af5ac18c03bc06941ca43333552eab73d7e22b53d442211')
# expect: ('sha3_384', 104, 48, 768, 832, b'\x06')
# expect: a69f73cca23a9ac5c8b567dc185a756e97c982164fe25859e0d1dcc1475c80a615b2123af1f5f94c11e3e9402c3ac558f500199d95b6d3e301758586281dcd26
# expect: b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0
# expect: 6ee10bf28b3305d7f545e6c6fd82325b169f623a21b43371abbd26365d759f3a3db3c4873216332671130837152cca791b65e5cd869cbd58bbdd0284db3cce3c
# expect: d942df0df09ac042cd3b641144c98d8fda0980bb037fc5c0e7f2e9a073b073dc4bb8a8c1f4cb5b45f5805c6523741ed0571d6779b15829b2faa280fc60b50645
# expect: ad8edff4f1b7aa1c63bbe49728ab9b165f7245b3d7102e6f99c261fc15d2d0bf6afef6a491720454a1349fbf5d848854875ac83a1156fd7f6e2a37af26c07fb2
# expect: 3f827e5d7ddbd54ea1dba28cae0154eb5ff8d8d973770865861b7cdf5f091040889d55c0e74b672cead274fac1d4a559fd9185be898ab8969b5e78681527660d
# expect: 3ccc850d53a1287af7b4560b2ef0d43eb5d9a80d62a0e9cf1dbc040135921104d4395168e90bfc871773ebb34bca1bd67056e1cc7dc7a48ff7c3167d389f117c
# expect: 5d63f2bbe971a983ac6847480106e4e1264ee3a0befd79954914e1d86e795b2e18238f12fc5e46cb9cc78efdec610a93647cc04e1c23d8caaa6a58c21dd26c07
# expect: 9567f47a24e5c3b934777516554d4875de4b1d8a59e18b6983827dd9bf394414eefdccf8f6b10acd3c08afa951be34a31d11065ccd486e71b530f33b7ef263e0
# expect: eb9748309c6b70ffe82820052ad26ea99f43968d2af359adc804b2a76741a62ea8d710f018ea113c2259d0bd6687e3838602ae6c1dff727ae985f059141c7217
# expect: (b'V\x88\x027\x7f\xf2w\xf6\x8a=#UJ\xd0^\x1e$\x14\r(F>0o\ry\xff6\xe2\xdb\xe7\x7f\xd1z\xda\x05\xa6\xad\xd5\xae\x13\xc7\xa7\t\x1e\xdb\xa4\x06%\xb4V~\xd5\xf8z\x8f\xd8)\xc5`\x03}\x83k', 'a6c4a020176db9093efe1cd6cb311ba339ae69c61e0e8f47dcc573bfdd78c37920e9b001301b8622957f0f9b6381f0a405a0ec68b9ff73080ba760d1cfd063c5')
# expect: ('sha3_512', 72, 64, 1024, 576, b'\x06')
# expect: 7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef263cb1eea988004b93
# expect: 5881092dd818bf5cf8a3ddb793fbcba74097d5c526a6d35f97b83351940f2cc844c50af32acd3f2c
# expect: 202d2b7f2a288cd16aa85afe2d1304ae30308feed56f8645217204da3ace242fac8f302953081fd5
# expect: d11fafa27f42a8162b8ae013535771de81722c0abc8aa2bca01825462e2f89718b195581302da8bc
# expect: 30bdfd69382cab028173fba7c6d53878ec18081358e52c955dc6f5d52b60b0291b8a71e4bca3e770
# expect: 047a94427406b3ac81270fe1c3aafe1594f121bdca236dcb2c01cd977b41ee020dc5a08bd0ccd937
# expect: 87495b03cd07a1624df24a4dec4019d6e014094b334a33c53344feb7931464e9c084a144e48610a8
# expect: 29cbc126c6e6ba6a53c0b6d2a556fcd13eddb6ebfff551b2405c51b4f0aaa45c522a324bd8542c58
# expect: f15277eb61c4908d44a2853f3cde071ae2ed7a23461fbe162a1a98cf6875059c06ffeebfca31afd9
# expect: cb1fb98be9317fcfd0947c72eec9383e99c87689ba3bb2f080b0a252e951d7a9ef821cb4ad07cab3
# expect: (b' \xd46\x95\x0e\x0b_o\xba#\xd9?3\xec\xa1P\x15\xca\xd9}\xdeZY\xd0\x80\xd7;\x94\xf1\xfe\x9e\x812\xa3I\r~T\xe5{', 'd95e8e769c9402d2ab331a66605f6805ff806c0199a04cfca9b5e444d2b9a432668791cc836f0e31')
# expect: ('shake_128', 168, 0, 256, 1344, b'\x1f')
# expect: 46b9dd2b0ba88d13233b3feb743eeb243fcd52ea62b81b82b50c27646ed5762fd75dc4ddd8c0f200
# expect: 483366601360a8771c6863080cc4114d8db44530f8f1e1ee4f94ea37e78b5739d5a15bef186a5386
# expect: 659caab86e1f7e53f20d7bc0c80eddce3f51c4dcfdd1494fa1b45bae3470d623e4cd66f5484ec2e7
# expect: c45dae624ad8a2f5aa7bac9d7557737fd91c96eedb70a6be5574d57a844eade07f4056bf081a1098
# expect: b7ff4073b3f5a8eabd6e17705ca7f6761a31058f9df781a6a47e3a3063b9d67a757e8dbf043dac48
# expect: 01d90952c642a5eb2a8fc9d713f843a45d7ac05132dddcb2efc9bebc27e37bcbe42130c36f354025
# expect: 10b3b7dea36eb47f49a380bd01b0278e6a2ac94c9e13b4826bc77dfa558ca157aa841702012b534f
# expect: 2bb9aade91b40cfced14ad1fd7e26aa839b5140227fad20311d24db1578a8a554e11cdc53600e451
# expect: 1687771440dbcdaa8af7049dd319414a12a702caa4809a0ded089cb659219ea4b6385175ae6c8bb6
# expect: 82b3c39a4b58df8ccaded619cfa0dded3cda7d18a037a24e99a36d9493da51f58c764df9eaf3cac1
# expect: (b'\x14\xe2B\xa4\x93\xba#\xc0\xbb\x1f\x90\x94z+\x82R)U\x1c\x18<\x02U\xdc\xdf\xd06\xb0\xbe7\xa6)g\xe6\xc8\xb0\x1e\xb5z\x19', 'bb783c6aa187b0c7304da7825b17bb353969f4964b5c274f4197f65a78c5420185422d37553eeb42')
# expect: ('shake_256', 136, 0, 512, 1088, b'\x1f')
t(lambda: _sha3.shake_128(b'q').hexdigest(500))  # expect: 87b8d13b05e63515cb6ee34685ece7c3be88a65f5b68949a523b0cd68855e716e18b139b694e2b892d1367e24d9d96578d964b776a9e9ca0d4546365dbeac8cb5d10070beeec598783339d88318018a3d0e8a30829e8fa91aa97c1516521a332f9568b4e95b359e6eb7a58cdb3e88f4784f8f8a30869a4d347dc55d125047106e67cab008bce00d690a3290606ffc00064357ec45e93997025ad8deedb8dce25815e0f73fd5da7f2c56438c6eede1120964975e92176ef1c8e85c2411a47021428d14a7bbc5e4e41067266a7403378e7a8911ecea1daf13e3a14a530f9ca47104b7e015d08257746084166047bea09d211e647f6a644e0869c94df24a0bc6af9c6a8078058a16244803aea3a78cb2022d216103099bac2c7014feb0e2a7202ff94967f64c3ba921b99b1ae5afd6559209308e017ff41d5ba24d29199227e809d3dd341219cadec5a2e259325140ef421168c052b68f3439df615638b853d5716fd59ec5f635a056da49f366e0214f0fb4ac2991ab37b4269d781242cd8b712217c90dcd7bf282ac4b443363ff5d63d3cb520f65b7e8af684b1c4d6a72a9b3452426519e4df705407ed55e4af636daf12cd9e47fcf16063eb30c3091b6345450b877cbd409f9a1ba18f9f4f3f923781fd6d1875f5e4d9a5490a9c232066926755ebe404c544928bc87b301a26c6a74a954bfa6eb8
t(lambda: _sha3.shake_128(b'q').digest(0))  # expect: b''
t(lambda: _sha3.sha3_256('a'))  # expect: TypeError Strings must be encoded before hashing
t(lambda: _sha3.sha3_256(5))  # expect: TypeError object supporting the buffer API required
t(lambda:_sha3.sha3_256(b'',b''))  # expect: TypeError sha3_224() takes at most 1 positional argument (2 given)
t(lambda:_sha3.sha3_256(string=b''))  # expect: TypeError 'string' is an invalid keyword argument for sha3_224()
t(lambda:_sha3.sha3_256(data=b''))  # expect: TypeError 'data' is an invalid keyword argument for sha3_224()
t(lambda:_sha3.shake_128().digest())  # expect: TypeError shake_128.digest() takes exactly one argument (0 given)
t(lambda:_sha3.shake_128().digest(length=3))  # expect: TypeError shake_128.digest() takes no keyword arguments
t(lambda:_sha3.shake_128().digest(-1))  # expect: ValueError value must be positive
t(lambda:_sha3.shake_128().hexdigest(3))  # expect: 7f9c2b
t(lambda:_sha3.shake_128().digest(2**30))  # expect: ValueError length is too large
t(lambda:_sha3.shake_128().digest(2**80))  # expect: OverflowError Python int too large to convert to C unsigned long
t(lambda:_sha3.shake_128().digest('a'))  # expect: TypeError an integer is required
t(lambda: type('X',(_sha3.sha3_256,),{}))  # expect: TypeError type '_sha3.sha3_256' is not an acceptable base type
t(lambda:_sha3.sha3_256.__module__)  # expect: _sha3
for B in (_blake2.blake2b,_blake2.blake2s):
    for s in (b'',b'abc',D,D[:64],D[:65],D[:127],D[:128],D[:129],D[:256]): t(lambda: B(s).hexdigest())
    t(lambda: B(b'abc',digest_size=10).hexdigest()); t(lambda: B(b'abc',key=b'k'*32,salt=b'salt',person=b'per',fanout=3,depth=7,leaf_size=2**31,node_offset=2**40+5,node_depth=9,inner_size=31,last_node=True,digest_size=17).hexdigest()); t(lambda: B(key=b'k').hexdigest()); t(lambda:(B().name,B().block_size,B().digest_size,B(digest_size=5).digest_size)); t(lambda:(B.MAX_DIGEST_SIZE,B.MAX_KEY_SIZE,B.PERSON_SIZE,B.SALT_SIZE)); t(lambda: B(b'a',digest_size=7).copy().digest())
    h=B()
    for i in range(0,300,7): h.update(D[i:i+i%13])
    t(lambda: h.hexdigest())
    t(lambda:B('a')); t(lambda:B(digest_size=0)); t(lambda:B(digest_size=65)); t(lambda:B(key=b'a'*65)); t(lambda:B(salt=b'a'*17)); t(lambda:B(person=b'a'*17)); t(lambda:B(fanout=256)); t(lambda:B(depth=0)); t(lambda:B(depth=256)); t(lambda:B(leaf_size=2**32)); t(lambda:B(node_offset=2**64)); t(lambda:B(node_depth=256)); t(lambda:B(inner_size=65)); t(lambda:B(last_node=True).hexdigest()); t(lambda:B(b'a',b'b')); t(lambda:B(data=b'')); t(lambda:B(node_offset=2**48).hexdigest());t(lambda:B(leaf_size=-1)); t(lambda:B(node_offset=-1)); t(lambda:B(key='a')); t(lambda:B(salt='a')); t(lambda:B(digest_size='a')); t(lambda:type('X',(B,),{})); t(lambda:B(inner_size=-1));t(lambda:B(fanout=-1)); t(lambda:B(fanout=2**40)); t(lambda:B(leaf_size=2**70)); t(lambda: B().update(1)); t(lambda:B(5)); t(lambda: B().update('a'))
# expect: 786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce
# expect: ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923
# expect: a86b784c748f990b998e6d30d71e20cc95228d2b08dd85e29f63e4de8d8839bdf935f4291537af5014fe44c0b578a073e4c9217c7b05542d0c450784c30bac8a
# expect: 2fc6e69fa26a89a5ed269092cb9b2a449a4409a7a44011eecad13d7c4b0456602d402fa5844f1a7a758136ce3d5d8d0e8b86921ffff4f692dd95bdc8e5ff0052
# expect: fcbe8be7dcb49a32dbdf239459e26308b84dff1ea480df8d104eeff34b46fae98627b450c2267d48c0946a697c5b59531452ac0484f1c84e3a33d0c339bb2e28
# expect: b6292669ccd38d5f01caae96ba272c76a879a45743afa0725d83b9ebb26665b731f1848c52f11972b6644f554c064fa90780dbbbf3a89d4fc31f67df3e5857ef
# expect: 2319e3789c47e2daa5fe807f61bec2a1a6537fa03f19ff32e87eecbfd64b7e0e8ccff439ac333b040f19b0c4ddd11a61e24ac1fe0f10a039806c5dcc0da3d115
# expect: f59711d44a031d5f97a9413c065d1e614c417ede998590325f49bad2fd444d3e4418be19aec4e11449ac1a57207898bc57d76a1bcf3566292c20c683a5c4648f
# expect: 1ecc896f34d3f9cac484c73f75f6a5fb58ee6784be41b35f46067b9c65c63a6794d3d744112c653f73dd7deb6666204c5a9bfa5b46081fc10fdbe7884fa5cbf8
# expect: 3619b2e9832d748d745e
# expect: 5048e735cca67db56a55b4a3f3e5271ecf
# expect: a393a0e4093eea8bfd03ebe262849654a10fbf67afc7f4f533efc0f992b33cbc574f32066446c2447ef23d5e86fabfd213b9eed79173ee8900909f2da52269cc
# expect: ('blake2b', 128, 64, 5)
# expect: (64, 64, 16, 16)
# expect: b'\x89\x12\xbd\x13s\x0e\x0b'
# expect: 27de2690734c821f89c754e256aea0d34848d5758c3e6d1a15ea300d1f520d09d0a8c05ef564e3df74600a2639abb23fc9fa46e27267c5d27a87b89401dca718
# expect: TypeError Strings must be encoded before hashing
# expect: ValueError digest_size must be between 1 and 64 bytes
# expect: ValueError digest_size must be between 1 and 64 bytes
# expect: ValueError maximum key length is 64 bytes
# expect: ValueError maximum salt length is 16 bytes
# expect: ValueError maximum person length is 16 bytes
# expect: ValueError fanout must be between 0 and 255
# expect: ValueError depth must be between 1 and 255
# expect: ValueError depth must be between 1 and 255
# expect: OverflowError leaf_size is too large
# expect: OverflowError int too big to convert
# expect: ValueError node_depth must be between 0 and 255
# expect: ValueError inner_size must be between 0 and is 64
# expect: 05cc8cc53183c6fb48571cf02ad1984d562bdff1ef31e3db83725fe4a71b276a3e1206e2904286ceb87f292bca618fff58ee2cb65399d3e197dff83a45602d99
# expect: TypeError blake2b() takes at most 1 positional argument (2 given)
# expect: TypeError 'data' is an invalid keyword argument for blake2b()
# expect: a4b0bb33da1d013714ef97d172cfc3741f1bba2fba0d4224e5d9b06a0adf433f0c2190b15ca23cca4fd2c748acf59bd7efc3819d53152c8514b9d4fa40b9bdc2
# expect: ValueError value must be positive
# expect: ValueError value must be positive
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError type '_blake2.blake2b' is not an acceptable base type
# expect: ValueError inner_size must be between 0 and is 64
# expect: ValueError fanout must be between 0 and 255
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: TypeError object supporting the buffer API required
# expect: TypeError object supporting the buffer API required
# expect: TypeError Strings must be encoded before hashing
# expect: 69217a3079908094e11121d042354a7c1f55b6482ca1a51e1b250dfd1ed0eef9
# expect: 508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982
# expect: 52ea240758fbbcd27c605dfb70ef0957c9009335d6d0a8d60d219e611ba2e23f
# expect: 56f34e8b96557e90c1f24b52d0c89d51086acf1b00f634cf1dde9233b8eaaa3e
# expect: 1b53ee94aaf34e4b159d48de352c7f0661d0a40edff95a0b1639b4090e974472
# expect: f18417b39d617ab1c18fdf91ebd0fc6d5516bb34cf39364037bce81fa04cecb1
# expect: 1fa877de67259d19863a2a34bcc6962a2b25fcbf5cbecd7ede8f1fa36688a796
# expect: 5bd169e67c82c2c2e98ef7008bdf261f2ddf30b1c00f9e7f275bb3e8a28dc9a2
# expect: 5fdeb59f681d975f52c8e69c5502e02a12a3afcc5836ba58f42784c439228781
# expect: 4ab88bcf29cd458d4088
# expect: 0b8754a139f8639bb619a9c26a35577266
# expect: e4db13614567e4ed83bed1b46d4d51717081c2eaf18d4b71fd85d487b9572929
# expect: ('blake2s', 64, 32, 5)
# expect: (32, 32, 8, 8)
# expect: b'\xb6\xbf\xc0\x81\x82P\xfb'
# expect: 3186b45059756915fa4df4722274dac6caae2a10e5c0270d5efc3c7832bfcfda
# expect: TypeError Strings must be encoded before hashing
# expect: ValueError digest_size must be between 1 and 32 bytes
# expect: ValueError digest_size must be between 1 and 32 bytes
# expect: ValueError maximum key length is 32 bytes
# expect: ValueError maximum salt length is 8 bytes
# expect: ValueError maximum person length is 8 bytes
# expect: ValueError fanout must be between 0 and 255
# expect: ValueError depth must be between 1 and 255
# expect: ValueError depth must be between 1 and 255
# expect: OverflowError leaf_size is too large
# expect: OverflowError int too big to convert
# expect: ValueError node_depth must be between 0 and 255
# expect: ValueError inner_size must be between 0 and is 32
# expect: 24fc113c3dbe8c84493c7040aeaf0d68cc3b7bab0dcdae49dbbb4a70259d5c36
# expect: TypeError blake2s() takes at most 1 positional argument (2 given)
# expect: TypeError 'data' is an invalid keyword argument for blake2s()
# expect: OverflowError node_offset is too large
# expect: ValueError value must be positive
# expect: ValueError value must be positive
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError type '_blake2.blake2s' is not an acceptable base type
# expect: ValueError inner_size must be between 0 and is 32
# expect: ValueError fanout must be between 0 and 255
# expect: OverflowError Python int too large to convert to C int
# expect: OverflowError Python int too large to convert to C unsigned long
# expect: TypeError object supporting the buffer API required
# expect: TypeError object supporting the buffer API required
# expect: TypeError Strings must be encoded before hashing
t(lambda: (_blake2.BLAKE2B_SALT_SIZE,_blake2.BLAKE2S_PERSON_SIZE,_blake2.BLAKE2B_MAX_KEY_SIZE,_blake2.BLAKE2S_MAX_DIGEST_SIZE))  # expect: (16, 8, 64, 32)
