using EffNet.Networks;

namespace EffNet.PyTorch.Structure;

/// <summary>
/// The <c>forward</c> of a module as lines with variables. The variable of a value that is not read again is reused for a result, as in
/// <c>x = self.conv(x)</c>.
/// </summary>
/// <param name="Parameters">The variables of the parameters.</param>
/// <param name="Statements">The lines.</param>
/// <param name="Results">The returned variables.</param>
internal sealed record StatementList(IReadOnlyList<string> Parameters, IReadOnlyList<Statement> Statements, IReadOnlyList<string> Results)
{
    /// <summary>
    /// Gets the last line if its results can be returned directly; otherwise, <see langword="null"/>. The parts of a split are a list, which cannot be returned
    /// directly.
    /// </summary>
    public Statement? Last => Statements is [.., var last] && last.Call.Layer?.Operation is not Split && last.Targets.SequenceEqual(Results) ? last : null;

    /// <summary>Returns the lines of a module, with names for its values.</summary>
    /// <param name="body">The inputs, outputs and calls of the module.</param>
    public static StatementList Of(ModuleBody body) => new Builder(body).Build();

    private sealed class Builder(ModuleBody body)
    {
        private const string Names = "xyzuvw";

        private readonly Dictionary<int, string> _variables = [];

        public StatementList Build()
        {
            var parameters = body.Inputs.Select(Name).ToList();
            var statements = new List<Statement>();
            for (var i = 0; i < body.Calls.Count; i++)
                statements.Add(Next(i));
            return new StatementList(parameters, statements, [.. body.Outputs.Select(o => _variables[o])]);
        }

        private Statement Next(int index)
        {
            var call = body.Calls[index];
            var arguments = call.Inputs.Select(i => _variables[i]).ToList();
            foreach (var ended in _variables.Keys.Where(v => !IsRead(v, index)).ToList())
                _variables.Remove(ended);
            var targets = call.Outputs.Select(Name).ToList();
            return new Statement(call, arguments, call.Outputs.Any(o => IsRead(o, index)) ? targets : []);
        }

        /// <summary>Gives a value the first name that is not in use.</summary>
        private string Name(int value)
        {
            for (var i = 0; ; i++)
            {
                var name = i < Names.Length ? Names[i..(i + 1)] : FormattableString.Invariant($"x{i - Names.Length + 1}");
                if (!_variables.ContainsValue(name))
                    return _variables[value] = name;
            }
        }

        /// <summary>
        /// Returns <see langword="true"/> if a value is read after the call with an index, or is an output; otherwise, <see langword="false"/>.
        /// </summary>
        private bool IsRead(int value, int index) => body.Outputs.Contains(value) || body.Calls.Skip(index + 1).Any(c => c.Inputs.Contains(value));
    }
}
