# Who turns tracing off may: there is none.
import sys
sys.settrace(sys.gettrace())
sys.setprofile(None)
print(sys.gettrace(), sys.getprofile())         # expect: None None
