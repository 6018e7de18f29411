namespace EffNet.PyTorch.Python;

/// <summary>The form of a module's constructor call in Python. Modules of the same form differ only in their settings.</summary>
/// <param name="Key">The key that identifies the form.</param>
/// <param name="Settings">The settings of the module.</param>
/// <param name="Create">A function that returns the constructor call for the text of each setting: a value, or the name of a parameter.</param>
internal sealed record ModuleForm(string Key, IReadOnlyList<LayerSetting> Settings, Func<IReadOnlyList<string>, PythonExpression> Create);
