using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScalingStudy;
using Transfer.Images;

namespace Transfer.Fits;

/// <summary>Stores results in a folder, one file for each fit. After an interruption, a run resumes with the fits whose files are missing.</summary>
/// <param name="folder">The folder. It is created when the first result is written.</param>
internal sealed class FitStore(string folder)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a result.</summary>
    /// <param name="settings">The expected settings.</param>
    /// <param name="plan">The fit.</param>
    /// <param name="labels">The class of each photograph.</param>
    /// <returns>The result; <see langword="null"/> if there is none.</returns>
    /// <exception cref="InvalidDataException">The file is not a result, the result has other settings, or it is not the complete result of the fit.</exception>
    public FitResult? Read(string settings, FitPlan plan, IReadOnlyList<int> labels)
    {
        var path = PathOf(plan.Method.Name, plan.Repeat, plan.Fold);
        if (!File.Exists(path))
            return null;
        var result = Deserialize(path);
        if (result.Settings != settings)
            throw new InvalidDataException($"'{path}' is a result with other settings ({result.Settings}); expected {settings}. Specify another folder with --output.");
        return IsOf(result, plan, labels)
            ? result
            : throw new InvalidDataException($"'{path}' is not the result of method {plan.Method.Name}, repeat {plan.Repeat}, fold {plan.Fold}; expected probabilities of "
                + $"{PhotographSet.Classes} classes for each of {plan.Test.Count} photographs on each background. Delete the file to run the fit again.");
    }

    /// <summary>Writes a result. The file is complete or absent.</summary>
    /// <param name="result">The result.</param>
    public void Write(FitResult result) => WholeFile.Write(PathOf(result.Method, result.Repeat, result.Fold), JsonSerializer.SerializeToUtf8Bytes(result, s_json));

    /// <summary>Returns a value indicating whether the result is of the fit and has one possible prediction for each of its photographs on each background.</summary>
    private static bool IsOf(FitResult result, FitPlan plan, IReadOnlyList<int> labels)
    {
        var expected = Enum.GetValues<Background>().SelectMany(background => plan.Test.Select(image => (background, image)));
        return (result.Method, result.Repeat, result.Fold) == (plan.Method.Name, plan.Repeat, plan.Fold)
            && double.IsFinite(result.ProcessorSeconds) && result.ProcessorSeconds >= 0
            && result.Answers.All(answer => answer is not null)
            && result.Answers.Select(answer => (answer.Background, answer.Image)).Order().SequenceEqual(expected.Order())
            && result.Answers.All(answer => answer.Label == labels[answer.Image] && IsDistribution(answer.Probabilities));
    }

    private static bool IsDistribution(IReadOnlyList<double> probabilities)
    {
        const double Rounding = 1e-3;
        return probabilities.Count == PhotographSet.Classes && probabilities.All(value => value >= 0) && Math.Abs(probabilities.Sum() - 1) < Rounding;
    }

    private static FitResult Deserialize(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<FitResult>(File.ReadAllText(path), s_json) ?? throw new JsonException("The value is null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' is not a result: {exception.Message} Delete the file to run the fit again.", exception);
        }
    }

    private string PathOf(string method, int repeat, int fold) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{method}-{repeat}-{fold}.json"));
}
