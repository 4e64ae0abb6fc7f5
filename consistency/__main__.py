"""``python -m consistency``."""

from consistency.cli import main

if __name__ == "__main__":
    main()
