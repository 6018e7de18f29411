namespace EffNet.PyTorch.Python;

/// <summary>A setting of a layer, which may differ among modules of one class.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What a parameter for it is called.</param>
/// <param name="Value">Its value in Python.</param>
/// <param name="IsClassCount">Whether it is the number of the network's classes.</param>
internal sealed record Setting(SettingKind Kind, string Name, string Value, bool IsClassCount = false);
