using System.CommandLine;
using EffNet.Cli.Reports;
using EffNet.Cli.Tables;
using EffNet.Weights;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet weights get</c>: downloads checkpoints and prints their paths.</summary>
internal static class WeightsGetCommand
{
    private const string Summary = "Downloads checkpoints into the cache, and prints their paths.";

    private const string Details =
        """
        A file that is in the cache is verified and not downloaded again. An interrupted download is resumed, also by the next run.

        torchvision's files are verified against the hash in the catalog.
        timm publishes no hashes, so its files are verified against the hash that the server sends.
        This proves that the transfer was intact, but not where the file comes from.

        Examples:
          effnet weights get efficientnet_b0.imagenet1k_v1
          effnet weights get timm/efficientnet_b0.ra_in1k timm/tf_efficientnet_b0.ns_jft_in1k
          effnet weights get resnet50.imagenet1k_v2 --output weights

        Environment:
          EFFNET_CACHE           the folder of the cache, instead of the default folder of the platform
          EFFNET_WEIGHTS_MIRROR  the base address of a mirror, which has each file under its original host and path
          HTTPS_PROXY, NO_PROXY  the proxy for downloads, and the hosts that do not use it

        Output:
          The path of each file, one per line. The kind of verification and, on a terminal, a progress bar go to standard error.

        Exit codes:
          0  all files are available
          1  a file is not available or is not valid; all other files are available
          2  the command line has errors, or the catalog has no such checkpoint

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var names = NamesArgument();
        var directory = new Option<string?>("--output", "-o") { Description = "A directory to copy the files to; it is created if needed.", HelpName = "DIR" };
        directory.Validators.Add(PathValidation.Check);
        var json = JsonOption.Create("Print JSON: the files, their hashes and how they were verified, and the errors of files that are not available.");
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
            Description = "Names that 'effnet weights list' prints, with or without the part before the '/'.",
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
                Add(checkpoint.Name, "Canceled. Run the same command again to resume.");
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

    /// <summary>
    /// Copies a file and returns the path of the copy. If copying fails, no incomplete copy remains. If the target is a link, the target of the link is replaced.
    /// </summary>
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
            CheckpointHash.Catalog => "matches the catalog",
            CheckpointHash.Server => "matches the hash from the server, which proves an intact transfer but not the origin",
            CheckpointHash.Record => "unchanged since the download",
            _ => "unknown, only the length was verified",
        };
        var size = Figures.Bytes(new FileInfo(file.Path).Length);
        return $"{checkpoint.Name}: {size}{(file.Downloaded ? string.Empty : ", already in the cache")}; hash: {hash}";
    }
}
