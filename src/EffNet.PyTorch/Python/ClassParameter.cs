namespace EffNet.PyTorch.Python;

/// <summary>A parameter of a class: settings of its layers that differ among its instances, and are equal in each.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Setting">The index of the first of its settings.</param>
/// <param name="Default">What it is if a call does not have it; <see langword="null"/> if every call has it.</param>
/// <param name="Type">Its type in Python.</param>
internal sealed record ClassParameter(string Name, SettingKind Kind, int Setting, string? Default, string Type)
{
    /// <summary>Gets whether calls have it by position: the channels that go in and out.</summary>
    public bool IsPositional => Name is "in_channels" or "out_channels" or "channels";

    /// <summary>Gets the text in the list of parameters.</summary>
    public string Declaration => $"{Name}: {Type}{(Default is null ? string.Empty : $" = {Default}")}";
}
