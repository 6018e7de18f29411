namespace EffNet.Language.Emit;

/// <summary>
/// Writes a computation as one line per step, each value disposed right after the line that reads it last: a fact that the
/// numbering of values makes known at compile time. Value 0 is the caller's and stays alive.
/// </summary>
internal sealed class StraightLine(CodeWriter code)
{
    private readonly List<Step> _steps = [];

    /// <summary>Adds the step that yields the next value.</summary>
    /// <param name="Name">The variable that holds it.</param>
    /// <param name="Expression">What computes it.</param>
    /// <param name="Inputs">The values it reads.</param>
    /// <param name="Comment">Its shape at the declared resolution.</param>
    /// <param name="Guard">A condition under which the first value it reads is already the result.</param>
    /// <param name="TakesFirst">Whether it disposes, or makes its own, the first value it reads.</param>
    public sealed record Step(
        string Name, string Expression, IReadOnlyList<int> Inputs, string Comment, string? Guard = null, bool TakesFirst = false);

    /// <summary>Adds the step that yields the next value.</summary>
    public void Add(Step step) => _steps.Add(step);

    /// <summary>Writes all steps, keeping the values in <paramref name="kept"/> alive. The last value is always kept.</summary>
    public void Write(IReadOnlyCollection<int> kept)
    {
        var width = _steps.Max(s => Statement(s).Length);
        var lastReaders = FindLastReaders();
        for (var i = 0; i < _steps.Count; i++)
        {
            var step = _steps[i];
            if (step.Guard is not null)
            {
                code.Line($"if ({step.Guard})");
                code.Line($"    return {RunCode.Complete(_steps[step.Inputs[0] - 1].Name)};");
            }

            code.Line($"{Statement(step).PadRight(width)} // {step.Comment}");
            var dead = step.Inputs.Skip(step.TakesFirst ? 1 : 0).Distinct().Where(v => v > 0 && !kept.Contains(v) && lastReaders[v] == i).ToList();
            foreach (var value in dead)
                code.Line($"{_steps[value - 1].Name}.Dispose();");
        }
    }

    /// <summary>The last step that reads each value. Steps are not layers: several layers may be one step, and a step may be a stage.</summary>
    private int[] FindLastReaders()
    {
        var readers = new int[_steps.Count + 1];
        for (var i = 0; i < _steps.Count; i++)
        {
            foreach (var value in _steps[i].Inputs)
                readers[value] = i;
        }

        return readers;
    }

    private static string Statement(Step step) => $"var {step.Name} = {step.Expression};";
}
