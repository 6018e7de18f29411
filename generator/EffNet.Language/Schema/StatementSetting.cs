namespace EffNet.Language.Schema;

/// <summary>A statement with its own form: <c>effnet 1;</c>, <c>require parameters &lt;= 8M;</c>.</summary>
/// <param name="Container">The kind of block.</param>
/// <param name="Word">The word with which it begins.</param>
/// <param name="Example">The statement.</param>
/// <param name="Meaning">The meaning.</param>
public sealed record StatementSetting(BlockKind Container, string Word, string Example, string Meaning) : Setting(Container, Word, Example, Meaning);
