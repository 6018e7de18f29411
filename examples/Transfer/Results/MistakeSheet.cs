using System.Globalization;
using EffNet.Pictures;
using EffNet.Training;
using Transfer.Fits;
using Transfer.Images;

namespace Transfer.Results;

/// <summary>
/// Draws the mistakes of the fine-tuned networks of the first repeat, with class activation maps. The sheet contains pictures of Tux Paint, which are licensed under the GPL 2.
/// </summary>
internal static class MistakeSheet
{
    private const int Shown = 24;

    /// <summary>Returns the file with the weights of a fine-tuned network of the first repeat.</summary>
    /// <param name="settings">The settings from the command line.</param>
    /// <param name="fold">The number of the fold that was not used for its training.</param>
    public static string WeightsOf(TransferSettings settings, int fold) =>
        Path.Combine(settings.Output, string.Create(CultureInfo.InvariantCulture, $"{Method.Main}-1-{fold}.safetensors"));

    /// <summary>Writes <c>mistakes.png</c>. If the first repeat is not complete or has no mistakes, no file is written.</summary>
    /// <param name="settings">The settings from the command line.</param>
    /// <param name="photographs">The photographs.</param>
    /// <param name="results">The existing results.</param>
    public static void Write(TransferSettings settings, PhotographSet photographs, IReadOnlyList<FitResult> results)
    {
        var fits = results.Where(result => result is { Method: Method.Main, Repeat: 1 } && File.Exists(WeightsOf(settings, result.Fold))).ToList();
        var folds = fits.SelectMany(fit => fit.Answers.Select(answer => (answer.Image, fit.Fold))).Distinct().ToDictionary(entry => entry.Image, entry => entry.Fold);
        var mistakes = WorstMistakes.Choose(
            fits.SelectMany(fit => fit.Answers).Where(answer => answer.Background == Background.White)
                .Select(answer => new ImageOutcome(answer.Image, answer.Label, answer.Predicted, answer.Probabilities[answer.Predicted], answer.Loss)),
            Shown);
        if (fits.Count < TransferSettings.Folds || mistakes.Count == 0)
            return;
        var preprocessing = TransferSettings.PretrainedPreprocessing(settings.Size);
        var networks = fits.ToDictionary(fit => fit.Fold, fit => FeaturizerNet.Load(WeightsOf(settings, fit.Fold)));
        try
        {
            var sheet = WorstMistakes.Draw(
                mistakes,
                PhotographSet.ClassNames,
                index => preprocessing.Apply(photographs.On(index, Background.White)),
                (outcome, picture) => WorstMistakes.ActivationOf(networks[folds[outcome.Index]], preprocessing)(outcome, picture));
            sheet.Save(Path.Combine(settings.Output, "mistakes.png"));
        }
        finally
        {
            foreach (var network in networks.Values)
                network.Dispose();
        }
    }
}
