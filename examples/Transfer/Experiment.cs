using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EffNet.Pictures;
using EffNet.Training;
using EffNet.Weights;
using ScalingStudy;
using Transfer.Fits;
using Transfer.Images;
using Transfer.Results;

namespace Transfer;

/// <summary>Runs the fits of the cross-validation and writes the results.</summary>
internal static class Experiment
{
    private const int Failure = 1;
    private const int Canceled = 130;

    /// <summary>Runs the fits whose results are missing and writes the tables.</summary>
    /// <param name="settings">The settings from the command line.</param>
    /// <param name="cancellationToken">A token to cancel a fit. The next run repeats a canceled fit.</param>
    public static async Task<int> RunAsync(TransferSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await RunFitsAsync(settings, cancellationToken);
            return Report(settings);
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Canceled. Run the same command again to resume.");
            return Canceled;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            Console.Error.WriteLine(exception.Message);
            return Failure;
        }
    }

    /// <summary>Writes the tables of the complete fits.</summary>
    /// <param name="settings">The settings from the command line.</param>
    public static int Report(TransferSettings settings)
    {
        try
        {
            var photographs = PhotographSet.Read(settings.Stamps, TransferSettings.SquareFor(settings.Size));
            var store = StoreOf(settings);
            var inputs = InputsOf(settings, photographs);
            var results = FitPlan.All(Method.Of(settings), settings.Repeats, photographs)
                .Select(plan => store.Read(SettingsOf(plan, inputs), plan, photographs.Labels))
                .OfType<FitResult>()
                .ToList();
            if (results.Count == 0)
                throw new InvalidDataException($"'{settings.Output}' has no results of these methods. Run the fits first with the command 'run'.");
            ReportWriter.Write(settings, photographs, results);
            return 0;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            Console.Error.WriteLine(exception.Message);
            return Failure;
        }
    }

    /// <summary>Prints the photographs with their classes and groups.</summary>
    /// <param name="stamps">The folder of all stamps.</param>
    public static int ListImages(string stamps)
    {
        try
        {
            var photographs = PhotographSet.Read(stamps, TransferSettings.SquareFor(TransferSettings.OwnSize));
            foreach (var (i, stamp) in photographs.Stamps.Index())
                Console.WriteLine($"{PhotographSet.ClassNames[stamp.Label]}\t{photographs.Groups[i]}\t{stamp.Name}");
            return 0;
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            Console.Error.WriteLine(exception.Message);
            return Failure;
        }
    }

    private static async Task RunFitsAsync(TransferSettings settings, CancellationToken cancellationToken)
    {
        using var claim = FileLock.TryTake(Path.Combine(settings.Output, "run.lock"))
            ?? throw new IOException($"Another run uses the folder '{settings.Output}'. Wait until it ends, or specify another folder with --output.");
        var sets = Method.Of(settings).Select(method => method.Size).Distinct()
            .ToDictionary(size => size, size => PhotographSet.Read(settings.Stamps, TransferSettings.SquareFor(size)));
        var probes = new Dictionary<int, ProbeFit>();
        try
        {
            var store = StoreOf(settings);
            var inputs = InputsOf(settings, sets.Values.First());
            foreach (var plan in FitPlan.All(Method.Of(settings), settings.Repeats, sets.Values.First()))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var photographs = sets[plan.Method.Size];
                if (store.Read(SettingsOf(plan, inputs), plan, photographs.Labels) is null)
                    store.Write(await RunFitAsync(plan, settings, inputs, photographs, probes, cancellationToken));
            }
        }
        finally
        {
            foreach (var probe in probes.Values)
                probe.Dispose();
        }
    }

    private static async Task<FitResult> RunFitAsync(FitPlan plan, TransferSettings settings, string inputs, PhotographSet photographs, Dictionary<int, ProbeFit> probes,
        CancellationToken cancellationToken)
    {
        var start = Environment.CpuUsage.TotalTime;
        IReadOnlyList<Answer> answers;
        if (plan.Method.Options is null)
        {
            if (!probes.TryGetValue(plan.Method.Size, out var probe))
                probes.Add(plan.Method.Size, probe = new ProbeFit(photographs, settings.Model, plan.Method.Size));
            answers = probe.Run(plan);
        }
        else
        {
            var weights = plan is { Repeat: 1, Method.Name: Method.Main } ? MistakeSheet.WeightsOf(settings, plan.Fold) : null;
            answers = await NetworkFit.RunAsync(plan, photographs, settings.Model, weights, cancellationToken);
        }

        var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
        var right = answers.Count(answer => answer.Background == Background.White && answer.IsRight);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"repeat {plan.Repeat}, {plan.Method.Name}, "
            + $"fold {plan.Fold}: {right} of {plan.Test.Count} right on white, {seconds:0.0} s of processor time"));
        return new FitResult(SettingsOf(plan, inputs), plan.Method.Name, plan.Repeat, plan.Fold, seconds, answers);
    }

    /// <summary>
    /// Returns the settings that determine a result besides the method's name, the repeat and the fold. They include the photographs and the model, and the recipe, so that results
    /// of different versions of EffNet are not mixed.
    /// </summary>
    private static string SettingsOf(FitPlan plan, string inputs) => string.Create(CultureInfo.InvariantCulture, $"{inputs}, {plan.Method.Size} px{RecipeOf(plan.Method)}");

    /// <summary>Describes the photographs and the model by their SHA-256 hashes, so that results of different files are not mixed.</summary>
    private static string InputsOf(TransferSettings settings, PhotographSet photographs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var stamp in photographs.Stamps)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(stamp.Name));
            hash.AppendData(File.ReadAllBytes(stamp.Path));
        }

        using var model = File.OpenRead(settings.Model);
        return string.Create(CultureInfo.InvariantCulture, $"{photographs.Stamps.Count} photographs {Short(hash.GetHashAndReset())}, model {Short(SHA256.HashData(model))}");

        static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..16];
    }

    private static string RecipeOf(Method method)
    {
        if (method.Options is not { Recipe: var recipe } options)
            return string.Empty;
        var classifier = recipe.ZeroNewClassifier ? ", new classifier from 0" : string.Empty;
        return string.Create(
            CultureInfo.InvariantCulture,
            $", {recipe.Epochs} epochs of {recipe.Optimizer} with a rate of {recipe.LearningRate}, batches of {recipe.BatchSize}, {recipe.HeadEpochs} of the head alone, "
                + $"decay of averages {recipe.AverageDecay}, norms {options.Norms}, {options.NormEstimationBatches} batches of estimation{classifier}");
    }

    private static FitStore StoreOf(TransferSettings settings) => new(Path.Combine(settings.Output, "fits"));

    private static bool IsExpected(Exception exception) =>
        exception is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException or PictureException
            or WeightFileException or WeightMismatchException or TrainingDivergedException or ArithmeticException;
}
