"""python -m pressctl"""

from .cli import main

main()
