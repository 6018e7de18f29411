using System.CommandLine;
using EffNet.Cli.Completion;
using EffNet.Cli.Description;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Language.Diagnostics;
using EffNet.Language.Model;
using EffNet.Language.Services;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet solve</c>: finds the largest network of a family that meets targets, without writing them into the file first.</summary>
internal static class SolveCommand
{
    private const string Summary = "Finds the largest phi of a family whose network meets targets.";

    private static readonly string[] s_comparisons = ["<=", "=", "~", "<", ">", ">="];

    private const string Details =
        """
        A target has the form of the language's 'phi: solve(…)': parameters, flops, activations or memory, '<=', and a number. Quote it, because '<' redirects input.

        Examples:
          effnet solve models.effnet "flops <= 600M"
          effnet solve models.effnet "flops <= 600M" "memory <= 40MiB"
          effnet solve models.effnet "memory(batch: 32, mode: training) <= 4GiB" --family EfficientNet --json

        Output:
          phi, the unused part of each target, costs and stages, and a line to paste into the file; or JSON.
          Errors in targets and in the file go to standard error, and so do the diagnostics of that line.

        Exit codes:
          0  there is such a network
          1  there is none, a target is wrong, or the file has errors or cannot be read
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.OneOrInput();
        var targets = new Argument<string[]>("TARGET")
        {
            Description = "A bound such as \"flops <= 600M\"; the network meets all of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        targets.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => s_comparisons.Contains(t.Value)) is { } split)
            {
                result.AddError($"'{split.Value}' is only a part of a target; quote each target, such as \"flops <= 600M\".");
                return;
            }

            foreach (var target in result.Tokens.Select(t => t.Value))
            {
                if (string.IsNullOrWhiteSpace(target))
                    result.AddError("A target is empty; specify one such as \"flops <= 600M\".");
                else if (UnknownOption.ProblemOf(target, result) is { } problem)
                    result.AddError(problem);
            }
        });
        var family = new Option<string>("--family") { Description = "The family to scale; required if the file has several.", HelpName = "NAME" };
        NameCompletions.AddFamilies(family, file);
        var json = JsonOption.Create("Print JSON instead of tables.");
        var command = new TaughtCommand("solve", Summary, Details) { file, targets, family, json };
        command.SetAction(result =>
        {
            var source = SourceFile.Load(result.GetRequiredValue(file), result.Input);
            return Solve(source, result.GetValue(family), result.GetRequiredValue(targets), result.GetValue(json), result.Output, result.Error);
        });
        return command;
    }

    private static int Solve(SourceFile file, string? name, string[] targets, bool json, IAnsiConsole output, IAnsiConsole error)
    {
        file.WriteMessages(error, DiagnosticSeverity.Warning);
        if (FindFamily(file, name, error) is not { } family)
            return ExitCode.Failure;

        var solution = TargetSolver.Solve(file.Text, family.Name, targets);
        var findings = solution.Findings.Select(finding => MessageOf(finding, file)).ToList();
        findings.ForEach(error.WriteMessage);
        if (solution.Variant is not { Network: not null } variant)
            return Refuse(file, solution, findings, error);

        if (json)
            ToolJson.Write(Describe(solution, variant, findings), output.Writer);
        else
            Write(solution, variant, output);
        return findings.Any(f => f.Severity == DiagnosticSeverity.Error) ? ExitCode.Failure : file.ExitCode;
    }

    /// <summary>Returns the family to scale. If it is not clear which one, an error is written and <see langword="null"/> is returned.</summary>
    private static FamilyModel? FindFamily(SourceFile file, string? name, IAnsiConsole error)
    {
        var families = file.Model?.Families.ToList() ?? [];
        if (name is null && families.Count == 1)
            return families[0];
        if (families.Find(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } named)
            return named;

        var known = DeclaredNames.List(families.Select(f => f.Name));
        if (name is not null)
            error.WriteError(file.Path, $"Unknown family '{name}'; {known}.");
        else if (families.Count > 1)
            error.WriteError(file.Path, $"The file has several families; specify one with --family: {known}.");
        else if (file.ErrorCount == 0)
            error.WriteError(file.Path, $"There is no family to scale; {known}.");
        return null;
    }

    /// <summary>Reports why there is no network, unless an earlier error did: the family itself may have errors.</summary>
    private static int Refuse(SourceFile file, TargetSolution solution, List<Message> findings, IAnsiConsole error)
    {
        if (findings.All(f => f.Severity != DiagnosticSeverity.Error) && solution.Variant?.Broken is { } reason)
            error.WriteError(file.Path, $"No variant of the family has a network: {reason.Id}: {reason.Message}");
        return ExitCode.Failure;
    }

    /// <summary>Returns the message of a finding. A mistake in a target names the target, because the line that the solver made of it is in no file.</summary>
    private static Message MessageOf(TargetFinding finding, SourceFile file)
    {
        var diagnostic = finding.Diagnostic;
        return finding.IsInFile
            ? Message.Of(file.Path, diagnostic, file.Lines)
            : new Message(finding.Target is { } target ? $"'{OnOneLine(target)}'" : file.Path, diagnostic.Rule.Severity, diagnostic.Rule.Id, diagnostic.Message);
    }

    /// <summary>Returns a target on one line, because a message is one line and an argument may have several.</summary>
    private static string OnOneLine(string target) => string.Concat(target.Select(c => char.IsControl(c) ? ' ' : c));

    private static SolveReport Describe(TargetSolution solution, VariantModel variant, IEnumerable<Message> findings) => new(
        variant.Phi!.Value,
        [.. solution.Targets.Select(TargetReport.Of)],
        solution.Declaration,
        VariantDescription.Of(variant)!,
        [.. findings.Select(DiagnosticReport.Of)]);

    private static void Write(TargetSolution solution, VariantModel variant, IAnsiConsole output)
    {
        DescriptionTables.Write([variant], [], output);
        output.WriteLine();
        output.WriteProse($"To declare this variant, add this line to family {variant.Family}:");
        output.WriteLine();

        // This line is not written through the console: it will be copied into a file and must not be wrapped.
        output.Writer.WriteLine($"    {solution.Declaration}");
        output.WriteLine();
        output.WriteProse($"To keep this network when the family changes, write 'phi: {Figures.Phi(variant.Phi!.Value)};' instead of 'solve'.");
    }
}
