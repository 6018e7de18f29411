using EffNet.Networks;

namespace EffNet.Language.CSharp;

/// <summary>
/// Writes a computation as one line per step and disposes each value directly after the last step that reads it. A step runs one node or several: a convolution
/// and its norm, a block, a stage.
/// </summary>
/// <param name="code">The writer.</param>
/// <param name="plan">The plan of the network.</param>
internal sealed class StraightLine(CodeWriter code, NetworkPlan plan)
{
    private readonly List<Step> _steps = [];

    /// <summary>The variables of values, by the values' numbers. Values that no step computes belong to the caller and are not disposed.</summary>
    private readonly Dictionary<int, string> _names = [];

    /// <summary>A line.</summary>
    /// <param name="Name">The variable for its result; with several results, the prefix of their variables' names.</param>
    /// <param name="Expression">The expression that computes them.</param>
    /// <param name="Inputs">The values that it reads.</param>
    /// <param name="Outputs">The values that it computes.</param>
    /// <param name="LastNode">The index of the last node that it runs.</param>
    /// <param name="Guard">A condition; if it is true, the first input of the step is already the result. <see langword="null"/> if there is none.</param>
    /// <param name="TakesFirst"><see langword="true"/> if the step disposes, or takes ownership of, its first input.</param>
    public sealed record Step(
        string Name, string Expression, IReadOnlyList<Value> Inputs, IReadOnlyList<Value> Outputs, int LastNode, string? Guard = null, bool TakesFirst = false);

    /// <summary>Gets the steps.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Adds the name of a value that belongs to the caller.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The variable or parameter.</param>
    public void Name(Value value, string name) => _names[value.Number] = name;

    /// <summary>Returns the variable of a value.</summary>
    /// <param name="value">The value.</param>
    public string NameOf(Value value) => _names[value.Number];

    /// <summary>Adds the next step.</summary>
    /// <param name="step">The step.</param>
    public void Add(Step step)
    {
        _steps.Add(step);
        for (var i = 0; i < step.Outputs.Count; i++)
            _names[step.Outputs[i].Number] = step.Outputs.Count == 1 ? step.Name : $"{step.Name}{CSharpText.Code(i + 1)}";
    }

    /// <summary>Writes all steps.</summary>
    /// <param name="results">The values that the method returns and therefore does not dispose.</param>
    public void Write(IReadOnlyCollection<Value> results)
    {
        var statements = _steps.ConvertAll(Statement);
        var width = statements.Max(s => s.Length);
        var ending = FindEnds();
        for (var i = 0; i < _steps.Count; i++)
        {
            if (_steps[i].Guard is { } guard)
                WriteGuard(guard, _steps[i].Inputs[0], ending.Skip(i).SelectMany(e => e).Where(v => IsComputedBefore(v, i)));
            code.Line($"{statements[i].PadRight(width)} // {string.Join(", ", _steps[i].Outputs.Select(v => v.Shape))}");
            foreach (var value in ending[i].Where(v => !results.Contains(v) && !IsTaken(v, _steps[i])))
                code.Line($"{NameOf(value)}.Dispose();");
        }
    }

    /// <summary>Writes an early return of <paramref name="result"/>, which disposes all other values that are alive.</summary>
    private void WriteGuard(string condition, Value result, IEnumerable<Value> alive)
    {
        var others = alive.Where(v => v != result).ToList();
        if (others.Count == 0)
        {
            code.Line($"if ({condition})");
            code.Line($"    return {RunCode.Complete(NameOf(result))};");
            return;
        }

        code.Block($"if ({condition})", () =>
        {
            foreach (var value in others)
                code.Line($"{NameOf(value)}.Dispose();");
            code.Line($"return {RunCode.Complete(NameOf(result))};");
        });
    }

    /// <summary>
    /// Returns, for each step, the values that are not needed after it. Values that are also read after the last step are listed for the last step.
    /// </summary>
    private List<Value>[] FindEnds()
    {
        var lastNodes = _steps.ConvertAll(s => s.LastNode);
        var ending = _steps.ConvertAll(_ => new List<Value>()).ToArray();
        for (var i = 0; i < _steps.Count; i++)
        {
            foreach (var output in _steps[i].Outputs)
            {
                var end = lastNodes.BinarySearch(plan.LastReaderOf(output));
                ending[Math.Max(i, Math.Min(end < 0 ? ~end : end, _steps.Count - 1))].Add(output);
            }
        }

        return ending;
    }

    private bool IsComputedBefore(Value value, int step) => _steps.FindIndex(s => s.Outputs.Contains(value)) < step;

    private static bool IsTaken(Value value, Step step) => step.TakesFirst && step.Inputs[0] == value;

    private string Statement(Step step) => step.Outputs.Count == 1
        ? $"var {step.Name} = {step.Expression};"
        : $"var ({string.Join(", ", step.Outputs.Select(NameOf))}) = {step.Expression};";
}
