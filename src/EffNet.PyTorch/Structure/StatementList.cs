using EffNet.Networks;

namespace EffNet.PyTorch.Structure;

/// <summary>A module's <c>forward</c> as lines with variables. A value that nothing reads afterwards leaves its variable to the result, as in <c>x = self.conv(x)</c>.</summary>
/// <param name="Parameters">The variables that are the parameters.</param>
/// <param name="Statements">The lines.</param>
/// <param name="Results">The variables that are returned.</param>
internal sealed record StatementList(IReadOnlyList<string> Parameters, IReadOnlyList<Statement> Statements, IReadOnlyList<string> Results)
{
    /// <summary>Gets the line whose results are returned as they are; <see langword="null"/> if the last line's are not. The parts of a split are a list, which is not returned as it is.</summary>
    public Statement? Last => Statements is [.., var last] && last.Call.Layer?.Operation is not Split && last.Targets.SequenceEqual(Results) ? last : null;

    /// <summary>Names the values of a module.</summary>
    /// <param name="body">How the module runs.</param>
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

        /// <summary>Gives a value the first name that no other one has.</summary>
        private string Name(int value)
        {
            for (var i = 0; ; i++)
            {
                var name = i < Names.Length ? Names[i..(i + 1)] : FormattableString.Invariant($"x{i - Names.Length + 1}");
                if (!_variables.ContainsValue(name))
                    return _variables[value] = name;
            }
        }

        /// <summary>Returns whether a call after the one with an index reads a value, or it is a result.</summary>
        private bool IsRead(int value, int index) => body.Outputs.Contains(value) || body.Calls.Skip(index + 1).Any(c => c.Inputs.Contains(value));
    }
}
