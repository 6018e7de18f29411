using System.Text;

namespace EffNet.PyTorch.TorchScript;

/// <summary>The classes of an archive's code. Modules whose code is the same share a class.</summary>
internal sealed class ScriptClasses
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StringBuilder> _modules = new(StringComparer.Ordinal);

    /// <summary>Gets the text of each module of code by its name: <c>__torch__.layers</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Modules => _modules.Select(m => KeyValuePair.Create(m.Key, m.Value.ToString()));

    /// <summary>Returns the full name of a class, which is added unless there is one of the same code.</summary>
    /// <param name="module">The module of code that it goes into.</param>
    /// <param name="name">The name; a number is added if another class has it.</param>
    /// <param name="members">Writes everything after its first line, given its full name.</param>
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
