using System.CommandLine;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet weights get</c>: downloads checkpoints, and says where they are.</summary>
internal static class WeightsGetCommand
{
    private const string Summary = "Downloads checkpoints into the cache, and prints where they are.";

    private const string Details =
        """
        What is there already is hashed and not downloaded. A download that was cut goes on where it was, also in the next run.

        torchvision's files are checked against the hash in the catalogue. For timm's files nobody publishes one: they are checked against the hash that
        the server states, which proves that they arrived intact, and not where they come from.

        Examples:
          effnet weights get efficientnet_b0.imagenet1k_v1
          effnet weights get timm/efficientnet_b0.ra_in1k timm/tf_efficientnet_b0.ns_jft_in1k
          effnet weights get resnet50.imagenet1k_v2 --output weights

        Environment:
          EFFNET_CACHE           the folder of the cache, in place of the platform's
          EFFNET_WEIGHTS_MIRROR  an address below which a mirror has the files, each at its host and path
          HTTPS_PROXY, NO_PROXY  as everywhere

        Output:
          The path of each file, one per line; how it was checked goes to standard error, and on a terminal a progress bar.

        Exit codes:
          0  all files are there
          1  a file cannot be had, or is not what it should be; the others are there
          2  the command line has errors; the catalogue has no such checkpoint

        """;

    /// <summary>Declares the command.</summary>
    public static Command Create()
    {
        var names = NamesArgument();
        var directory = new Option<string?>("--output", "-o") { Description = "Copy the files there too; made if it is not there.", HelpName = "DIR" };
        directory.Validators.Add(PathValidation.Check);
        var json = JsonOption.Create("Print JSON: the files, their hashes, what those were held against, and why others are missing.");
        var command = new TaughtCommand("get", Summary, Details) { names, directory, json };
        command.SetAction((result, cancellation) =>
        {
            var checkpoints = result.GetRequiredValue(names).Select(Checkpoints.Find).Distinct().ToList();
            return GetAsync(checkpoints, result.GetValue(directory), result.GetValue(json), result, cancellation);
        });
        return command;
    }

    private static Argument<string[]> NamesArgument()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Names that 'effnet weights list' has, with or without what is before the '/'.",
            HelpName = "NAME",
            Arity = ArgumentArity.OneOrMore,
        };
        names.CompletionSources.Add([.. Checkpoints.All.Select(c => c.Name)]);
        names.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(t => t.Value))
            {
                if (UnknownOption.ProblemOf(name, result) is { } problem)
                    result.AddError(problem);
                else if (!Checkpoints.TryFind(name, out _))
                    result.AddError(CheckpointNames.Explain(name, Checkpoints.All));
            }
        });
        return names;
    }

    private static async Task<int> GetAsync(List<Checkpoint> checkpoints, string? directory, bool json, ParseResult result, CancellationToken cancellation)
    {
        var (fetched, problems) = (new List<FetchedCheckpoint>(), new List<CheckpointProblem>());
        foreach (var checkpoint in checkpoints)
        {
            try
            {
                var file = await FetchAsync(checkpoint, result, cancellation).ConfigureAwait(false);
                var path = directory is null ? file.Path : Copy(file.Path, directory);
                fetched.Add(new FetchedCheckpoint(checkpoint.Name, path, file.Sha256, file.CheckedAgainst.ToString().ToLowerInvariant(), file.Downloaded));
                result.Error.Writer.WriteLine(Describe(checkpoint, file));
                if (!json)
                    result.Output.Writer.WriteLine(path);
            }
            catch (CheckpointException exception)
            {
                Add(checkpoint.Name, exception.Message);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Add(directory ?? checkpoint.Name, exception.Message);
            }
            catch (OperationCanceledException)
            {
                Add(checkpoint.Name, "Stopped; the same command goes on with what has come.");
                break;
            }

            void Add(string origin, string message)
            {
                problems.Add(new CheckpointProblem(checkpoint.Name, message));
                result.Error.WriteError(origin, message);
            }
        }

        if (json)
            ToolJson.Write(new CheckpointFilesReport(fetched, problems), result.Output.Writer);
        return fetched.Count == checkpoints.Count ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<CheckpointFile> FetchAsync(Checkpoint checkpoint, ParseResult result, CancellationToken cancellation)
    {
        using var downloader = new CheckpointDownloader(result.Streams.Cache, result.Streams.Downloads);
        return result.Streams.ErrorIsTerminal
            ? await DownloadBar.ShowAsync(result, checkpoint.Name, progress => downloader.GetAsync(checkpoint, progress, cancellation)).ConfigureAwait(false)
            : await downloader.GetAsync(checkpoint, progress: null, cancellation).ConfigureAwait(false);
    }

    /// <summary>A copy that is complete or not there; a link in its place is followed.</summary>
    private static string Copy(string path, string directory)
    {
        Directory.CreateDirectory(directory);
        var copy = Path.Combine(directory, Path.GetFileName(path));
        using var source = File.OpenRead(path);
        AtomicFile.Write(copy, source.CopyTo);
        return copy;
    }

    private static string Describe(Checkpoint checkpoint, CheckpointFile file)
    {
        var hash = file.CheckedAgainst switch
        {
            CheckpointHash.Catalogue => "as in the catalogue",
            CheckpointHash.Server => "as the server states: an intact transfer, no proof of origin",
            CheckpointHash.Record => "as when it was downloaded",
            _ => "stated by nobody, only the length was checked",
        };
        var size = Figures.Bytes(new FileInfo(file.Path).Length);
        return $"{checkpoint.Name}: {size}{(file.Downloaded ? string.Empty : ", there already")}; hash: {hash}";
    }
}
