# The English of --help stands in the definitions of the verbs: src/cli.rs, src/cli/*.rs.
