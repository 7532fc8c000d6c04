"""`python -m compare` is the same command as `yomikurabe`."""

from compare.cli import main

if __name__ == "__main__":
    main()
