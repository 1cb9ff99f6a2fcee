# Тексты --help; английские стоят в src/cli.rs и src/cli/*.rs.
