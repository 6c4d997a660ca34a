"""Which public modules are tabled."""
STANDARD_LIBRARY = """builtins math cmath os os.path sys time random logging logging.handlers logging.config json pickle re collections
collections.abc functools itertools datetime pathlib shutil glob fnmatch argparse copy abc typing dataclasses enum contextlib threading multiprocessing
multiprocessing.pool concurrent.futures subprocess io csv uuid warnings operator string struct tempfile unittest unittest.mock urllib.request urllib.parse
urllib.error zipfile tarfile gzip bz2 lzma hashlib hmac secrets base64 binascii heapq bisect statistics inspect types weakref queue socket traceback signal
platform getpass textwrap pprint decimal fractions numbers atexit configparser optparse importlib asyncio sched select errno locale calendar array
codecs dis gc ast token tokenize keyword difflib html html.parser http.client http.server xml.etree.ElementTree sqlite3 shelve zlib mmap
timeit cProfile pstats profile pdb doctest site sysconfig fileinput ctypes ssl smtplib email.message getopt cmd shlex code curses
resource fcntl pwd stat linecache marshal copyreg reprlib graphlib runpy pkgutil faulthandler tracemalloc readline contextvars
webbrowser ftplib telnetlib ipaddress socketserver xmlrpc.client imghdr wave colorsys zoneinfo unicodedata stringprep cgi ntpath posixpath""".split()
NUMPY = """numpy numpy.linalg numpy.random numpy.fft numpy.ma numpy.char numpy.testing numpy.lib.stride_tricks numpy.emath numpy.polynomial
numpy.polynomial.polynomial numpy.lib.format numpy.ctypeslib numpy.rec numpy.typing""".split()
SCIPY = """scipy scipy.special scipy.linalg scipy.signal scipy.signal.windows scipy.sparse scipy.sparse.linalg scipy.sparse.csgraph scipy.stats
scipy.optimize scipy.interpolate scipy.ndimage scipy.spatial scipy.spatial.distance scipy.spatial.transform scipy.fft scipy.fftpack scipy.integrate
scipy.io scipy.io.wavfile scipy.misc scipy.cluster scipy.cluster.vq scipy.cluster.hierarchy scipy.constants""".split()
