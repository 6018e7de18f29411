using EffNet.Fuzz.Checks;
using EffNet.Fuzz.CSharp;
using EffNet.Fuzz.Inputs;

namespace EffNet.Fuzz.Running;

/// <summary>
/// Runs all checks of one input. Some checks run only for a sample of the inputs. The sample depends only on the index of an input, so that
/// each finding can be reproduced.
/// </summary>
internal sealed class InputRunner(int compileEvery)
{
    /// <summary>The time limit of a compilation. Above this limit, an editor would be slow at every keystroke.</summary>
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(1);

    private const int RepeatEvery = 100;
    private const int Retimings = 3;

    /// <summary>Checks <paramref name="input"/>.</summary>
    public RunInput Run(FuzzInput input)
    {
        var result = InputCheck.Run(input.Text);
        var flaws = new List<Flaw>(result.Flaws);
        var elapsed = Retime(input.Text, result.Elapsed);
        if (elapsed > s_slow)
            flaws.Add(new Flaw("slow", $"The fastest compilation takes {elapsed.TotalSeconds:0.00} s; expected at most {s_slow.TotalSeconds:0} s."));
        if (input.Index % RepeatEvery == 0 && result.Compiled is not null)
            flaws.AddRange(InputCheck.Repeat(input.Text, result));
        var compiles = compileEvery > 0 && input.Index % compileEvery == 0 && result.Files.Count > 0;
        if (compiles)
            flaws.AddRange(GeneratedCodeCheck.Find(result.Files));
        return new RunInput(input, flaws, elapsed, result.IsErrorFree, compiles);
    }

    /// <summary>Returns the shortest of a few measurements if the first is slow, because a pause on a shared machine can be mistaken for slow code.</summary>
    private static TimeSpan Retime(string text, TimeSpan best)
    {
        for (var attempt = 0; attempt < Retimings && best > s_slow; attempt++)
        {
            var again = InputCheck.Run(text).Elapsed;
            best = again < best ? again : best;
        }

        return best;
    }
}
