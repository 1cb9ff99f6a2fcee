# --help tekstleri; iňlisçesi src/cli.rs we src/cli/*.rs faýllarynda.
