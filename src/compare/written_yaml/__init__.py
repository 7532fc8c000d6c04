"""YAML that this program writes into files of people: one fixed style, and changes that leave all else as it is."""
