using System.Text;

namespace EffNet.PyTorch.TorchScript;

/// <summary>The classes in the code of an archive. Modules with the same code share a class.</summary>
internal sealed class ScriptClasses
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StringBuilder> _modules = new(StringComparer.Ordinal);

    /// <summary>Gets the text of each code module by its name, such as <c>__torch__.layers</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Modules => _modules.Select(m => KeyValuePair.Create(m.Key, m.Value.ToString()));

    /// <summary>Adds a class and returns its full name. If a class with the same code exists, its name is returned instead.</summary>
    /// <param name="module">The code module of the class.</param>
    /// <param name="name">The preferred name. A number is appended if another class has it.</param>
    /// <param name="members">A function that returns all lines after the first for the full name of the class.</param>
    public string Add(string module, string name, Func<string, string> members)
    {
        var form = $"{module}\n{members(string.Empty)}";
        if (_known.TryGetValue(form, out var known))
            return known;
        var own = name;
        for (var number = 2; !_names.Add($"{module}.{own}"); number++)
            own = FormattableString.Invariant($"{name}_{number}");
        var full = $"{module}.{own}";
        _known.Add(form, full);
        if (!_modules.TryGetValue(module, out var text))
            _modules.Add(module, text = new StringBuilder());
        text.Append(text.Length > 0 ? "\n" : string.Empty).Append("class ").Append(own).Append("(Module):\n").Append(members(full));
        return full;
    }
}
