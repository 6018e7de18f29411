namespace EffNet.PyTorch.Python;

/// <summary>A setting of a layer. It may differ among modules of the same class.</summary>
/// <param name="Kind">The kind of the setting.</param>
/// <param name="Name">The name of a parameter for the setting.</param>
/// <param name="Value">The value in Python's syntax.</param>
/// <param name="IsClassCount">Whether the setting is the number of the network's classes.</param>
internal sealed record LayerSetting(SettingKind Kind, string Name, string Value, bool IsClassCount = false);
