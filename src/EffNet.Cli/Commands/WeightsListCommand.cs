using System.CommandLine;
using System.Globalization;
using System.IO.Enumeration;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Language.Diagnostics;
using EffNet.Weights;
using Spectre.Console;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet weights list</c>: prints the catalog as a table.</summary>
internal static class WeightsListCommand
{
    private const string Summary = "Lists the public checkpoints that fit networks of the shipped families.";

    private const string Details =
        """
        PATTERN is a part of a name, or a pattern for the whole name with the wildcards '*' and '?'. Case is ignored.

        Examples:
          effnet weights list
          effnet weights list torchvision/
          effnet weights list "*b0*_in1k"
          effnet weights list --network TfEfficientNetB7 --json

        Output:
          A table with the network type, the published top-1 accuracy on ImageNet in percent, the image size, the file size, and whether the file is cached.
          --json adds the URL, the preprocessing, and the padding and batch norm epsilon of the training.

        Exit codes:
          0  checkpoints are listed
          1  no checkpoint matches, or the environment specifies no folder for the cache
          2  the command line has errors, or the catalog has no such network

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var pattern = new Argument<string?>("PATTERN")
        {
            Description = "A part of the names, or a pattern for whole names; by default, all checkpoints are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        pattern.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && UnknownOption.ProblemOf(word, result) is { } problem)
                result.AddError(problem);
        });
        var network = NetworkOption();
        var json = JsonOption.Create("Print JSON: the checkpoints with all their properties.");
        var command = new TaughtCommand("list", Summary, Details) { pattern, network, json };
        command.SetAction(result =>
        {
            var found = Checkpoints.All.Where(c => IsMeant(c, result.GetValue(pattern)) && result.GetValue(network) is var type && (type is null || c.Network == type)).ToList();
            try
            {
                return Write(found, result.GetValue(pattern), result.Streams.Cache ?? CheckpointCache.Default, result.GetValue(json), result);
            }
            catch (CheckpointException exception)
            {
                // The environment does not specify a folder for the cache.
                result.Error.WriteError("effnet weights", exception.Message);
                return ExitCode.Failure;
            }
        });
        return command;
    }

    private static Option<string?> NetworkOption()
    {
        var types = Checkpoints.All.Select(c => c.Network).Distinct().ToArray();
        var network = new Option<string?>("--network") { Description = "Only checkpoints that fit this generated type.", HelpName = "TYPE" };
        network.CompletionSources.Add(types);
        network.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: var type }] || types.Contains(type))
                return;
            result.AddError(Spelling.Nearest(type, types) is { } nearest
                ? $"No checkpoint fits '{type}'. Did you mean '{nearest}'?"
                : $"No checkpoint fits '{type}'; expected one of {string.Join(", ", types)}.");
        });
        return network;
    }

    private static bool IsMeant(Checkpoint checkpoint, string? pattern) =>
        pattern is null
        || (pattern.IndexOfAny(['*', '?']) < 0
            ? checkpoint.Name.Contains(pattern, StringComparison.OrdinalIgnoreCase)
            : FileSystemName.MatchesSimpleExpression(pattern, checkpoint.Name));

    private static int Write(List<Checkpoint> checkpoints, string? pattern, CheckpointCache cache, bool json, ParseResult result)
    {
        if (json)
            ToolJson.Write(new CheckpointListReport([.. checkpoints.Select(c => ListedCheckpoint.Of(c, cache))]), result.Output.Writer);
        else if (checkpoints.Count > 0)
            result.Output.Write(Table(checkpoints, cache));
        if (checkpoints.Count > 0)
            return ExitCode.Success;
        result.Error.Writer.WriteLine($"No checkpoint matches '{pattern}'; 'effnet weights list' lists all of them.");
        return ExitCode.Failure;
    }

    private static PlainTable Table(List<Checkpoint> checkpoints, CheckpointCache cache)
    {
        var table = new PlainTable()
            .Words("Name").Words("Network", leaveOut: 4).Numbers("Top-1").Numbers("Image", leaveOut: 1).Numbers("Size", leaveOut: 2).Numbers("Cached", leaveOut: 3);
        foreach (var checkpoint in checkpoints)
        {
            table.AddRow(
                checkpoint.Name,
                checkpoint.Network,
                checkpoint.Top1Percent?.ToString("0.000", CultureInfo.InvariantCulture) ?? Figures.None,
                Figures.Square(checkpoint.Preprocessing.Crop),
                checkpoint.Mebibytes is { } size ? string.Create(CultureInfo.InvariantCulture, $"{size:0.00} MiB") : Figures.None,
                cache.Contains(checkpoint) ? "yes" : Figures.None);
        }

        return table;
    }
}
