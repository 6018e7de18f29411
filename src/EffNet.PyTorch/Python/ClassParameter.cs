namespace EffNet.PyTorch.Python;

/// <summary>A parameter of a Python class. It represents settings that differ among the instances of the class but are equal within each instance.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind of the settings.</param>
/// <param name="Setting">The index of the first of these settings.</param>
/// <param name="Default">The default value; <see langword="null"/> if every call passes the parameter.</param>
/// <param name="Type">The Python type.</param>
internal sealed record ClassParameter(string Name, SettingKind Kind, int Setting, string? Default, string Type)
{
    /// <summary>Gets a value that indicates whether calls pass the parameter by position, as for the numbers of input and output channels.</summary>
    public bool IsPositional => Name is "in_channels" or "out_channels" or "channels";

    /// <summary>Gets the declaration in the list of parameters.</summary>
    public string Declaration => $"{Name}: {Type}{(Default is null ? string.Empty : $" = {Default}")}";
}
