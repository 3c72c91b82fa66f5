# A handler that is still set at the end keeps the names of its module: they die while __del__ can still run.
import signal


class Late:
    def __init__(self):
        self.me = self

    def __del__(self):
        Late.died = True


late = Late()
signal.signal(signal.SIGALRM, lambda *args: late)
print('end')                                    # expect: end
