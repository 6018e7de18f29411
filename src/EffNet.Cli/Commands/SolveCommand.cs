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

/// <summary><c>effnet solve</c>: finds the largest network of a family that meets targets, which do not have to be in the file.</summary>
internal static class SolveCommand
{
    private const string Summary = "Finds the largest phi of a family whose network meets targets.";

    private static readonly string[] s_comparisons = ["<=", "=", "~", "<", ">", ">="];

    private const string Details =
        """
        A target has the same form as in 'phi: solve(…)' in a file: parameters, flops, activations or memory, then '<=' and a number. Quote each target,
        because '<' redirects input in a shell.

        Examples:
          effnet solve models.effnet "flops <= 600M"
          effnet solve models.effnet "flops <= 600M" "memory <= 40MiB"
          effnet solve models.effnet "memory(batch: 32, mode: training) <= 4GiB" --family EfficientNet --json

        Output:
          The costs and stages of the network, and a line to paste into the file. JSON also has the unused part of each target.
          Errors in targets and in the file go to standard error, and so do the diagnostics that the line would cause.

        Exit codes:
          0  a network meets the targets
          1  no network meets the targets, a target is invalid, or the file has errors or cannot be read
          2  the command line has errors

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var file = FileArgument.OneOrInput();
        var targets = new Argument<string[]>("TARGET")
        {
            Description = "A bound such as \"flops <= 600M\"; the network meets all bounds.",
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

    /// <summary>
    /// Returns the family to scale. If the name is unknown, or missing although there are several families, writes an error and returns <see langword="null"/>.
    /// </summary>
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
            error.WriteError(file.Path, $"Specify a family with --family; {known}.");
        else if (file.ErrorCount == 0)
            error.WriteError(file.Path, $"There is no family to scale; {known}.");
        return null;
    }

    /// <summary>Reports why there is no network, unless an error was already reported.</summary>
    private static int Refuse(SourceFile file, TargetSolution solution, List<Message> findings, IAnsiConsole error)
    {
        if (findings.All(f => f.Severity != DiagnosticSeverity.Error) && solution.Variant?.Broken is { } reason)
            error.WriteError(file.Path, $"No variant of the family has a network: {reason.Id}: {reason.Message}");
        return ExitCode.Failure;
    }

    /// <summary>
    /// Returns the message of a finding. An error in a target is reported for the target instead of a position, because the line with the target is not in a
    /// file.
    /// </summary>
    private static Message MessageOf(TargetFinding finding, SourceFile file)
    {
        var diagnostic = finding.Diagnostic;
        return finding.IsInFile
            ? Message.Of(file.Path, diagnostic, file.Lines)
            : new Message(finding.Target is { } target ? $"'{OnOneLine(target)}'" : file.Path, diagnostic.Rule.Severity, diagnostic.Rule.Id, diagnostic.Message);
    }

    /// <summary>Replaces control characters in a target by spaces, because a message has one line and an argument may have several.</summary>
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

        // Write this line without the console, because it is copied into a file and must not be wrapped.
        output.Writer.WriteLine($"    {solution.Declaration}");
        output.WriteLine();
        output.WriteProse($"To keep this network when the family changes, write 'phi: {Figures.Phi(variant.Phi!.Value)};' instead of 'solve'.");
    }
}
