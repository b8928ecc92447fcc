"""Write the bundled synthetic example again: ``python examples/make_example.py [FOLDER]``.

Without FOLDER it overwrites ``examples/bundled``. The same seed gives the same bytes. The work is
done by the package ``generator`` beside this file.
"""

from runpy import run_module

run_module("generator", run_name="__main__")
