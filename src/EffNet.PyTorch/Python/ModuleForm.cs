namespace EffNet.PyTorch.Python;

/// <summary>How a module is made in Python.</summary>
/// <param name="Key">What modules of one form have in common.</param>
/// <param name="Settings">What may differ among them.</param>
/// <param name="Create">What makes the module, given the text of each setting: a value, or the name of a parameter.</param>
internal sealed record ModuleForm(string Key, IReadOnlyList<Setting> Settings, Func<IReadOnlyList<string>, PythonExpression> Create);
