using System.Globalization;
using EffNet.Explanation;
using EffNet.Pictures;
using static TorchSharp.torch;

namespace EffNet.Training;

/// <summary>Draws the images with the highest losses on a contact sheet with class activation maps.</summary>
public static class WorstMistakes
{
    private const int PairsInRow = 2;
    private const int AloneInRow = 4;

    private static readonly ContactSheetCell s_empty = new(Blank(255));

    /// <summary>Returns the mistakes with the highest losses, in descending order. Mistakes with equal losses are in the order of their indices.</summary>
    /// <param name="outcomes">The predictions, in any order, including correct ones.</param>
    /// <param name="count">The largest number of mistakes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static IReadOnlyList<ImageOutcome> Choose(IEnumerable<ImageOutcome> outcomes, int count = 16)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return [.. outcomes.Where(o => o.IsMistake).OrderByDescending(o => double.IsNaN(o.Loss) ? double.PositiveInfinity : o.Loss).ThenBy(o => o.Index).Take(count)];
    }

    /// <summary>Draws images with their actual and their predicted classes. An image that cannot be read is drawn as a gray square with the reason below it.</summary>
    /// <param name="mistakes">The mistakes, for example from <see cref="Choose"/>; at least one.</param>
    /// <param name="classNames">The names of the classes, in the order of the network's outputs.</param>
    /// <param name="load">A function that returns an image by its index, cropped as for the network.</param>
    /// <param name="explain">
    /// A function that draws the class activation map of a prediction over its image, for example from <see cref="ActivationOf"/>. If <see langword="null"/>, maps are not drawn.
    /// </param>
    /// <exception cref="ArgumentException">There are no mistakes, or a class has no name.</exception>
    public static Picture Draw(
        IReadOnlyList<ImageOutcome> mistakes, IReadOnlyList<string> classNames, Func<int, Picture> load, Func<ImageOutcome, Picture, Picture>? explain = null)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentNullException.ThrowIfNull(load);
        if (mistakes.Count == 0)
            throw new ArgumentException("There are no mistakes to draw; expected at least one.", nameof(mistakes));
        foreach (var index in mistakes.SelectMany(o => (int[])[o.Label, o.Predicted]))
        {
            if (index < 0 || index >= classNames.Count)
                throw new ArgumentException($"Class {index} has no name; expected classes from 0 to {classNames.Count - 1}.", nameof(classNames));
        }

        var cells = mistakes.Select(o => CellsOf(o, classNames, load, explain)).ToList();
        var groups = Math.Min(explain is null ? AloneInRow : PairsInRow, mistakes.Count);
        var sheet = new ContactSheet([.. Enumerable.Repeat(ColumnsOf(explain is not null), groups).SelectMany(columns => columns)])
        {
            Colormap = explain is null ? null : Colormap.Inferno,
            Note = "1 is the largest value in each image.",
        };
        foreach (var row in cells.Chunk(groups))
            sheet.AddRow([.. row.SelectMany(c => c), .. Enumerable.Repeat(s_empty, (groups - row.Length) * cells[0].Count)]);
        return sheet.ToPicture();
    }

    /// <summary>Returns a function for <see cref="Draw"/> that draws class activation maps of a network (Zhou et al., 2016).</summary>
    /// <param name="model">A generated network with classes. Do not use it for anything else while images are drawn.</param>
    /// <param name="preprocessing">The preprocessing of the network. Only its normalization is used, because the images must be squares that are already cropped.</param>
    public static Func<ImageOutcome, Picture, Picture> ActivationOf(nn.Module<Tensor, Tensor> model, Preprocessing preprocessing)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(preprocessing);
        return (outcome, picture) =>
        {
            // The image is already cropped to a square, so it is neither resized nor cropped again.
            using var values = (preprocessing with { Resize = picture.Width, Crop = picture.Width }).ToTensor(picture);
            using var maps = ClassActivation.Cam(model, values, [outcome.Predicted]);
            return maps.Overlay(picture, 0, new OverlayOptions { Legend = false });
        };
    }

    private static IReadOnlyList<ContactSheetColumn> ColumnsOf(bool hasMaps) => hasMaps ? [new("Actual class"), new("Predicted class", "Activation")] : [new("Predicted, actual")];

    private static IReadOnlyList<ContactSheetCell> CellsOf(
        ImageOutcome outcome, IReadOnlyList<string> names, Func<int, Picture> load, Func<ImageOutcome, Picture, Picture>? explain)
    {
        var actual = $"{Share(outcome.LabelProbability)} {names[outcome.Label]}";
        var predicted = $"{Share(outcome.Probability)} {names[outcome.Predicted]}";
        if (Load(outcome.Index, load, out var problem) is not { } picture)
            return [.. Enumerable.Repeat(new ContactSheetCell(Blank(200), problem), explain is null ? 1 : 2)];
        return explain is null
            ? [new(picture, $"{predicted}, is {names[outcome.Label]}")]
            : [new(picture, actual), new(explain(outcome, picture), predicted)];
    }

    private static Picture? Load(int index, Func<int, Picture> load, out string problem)
    {
        problem = string.Empty;
        try
        {
            return load(index);
        }
        catch (Exception exception) when (exception is PictureException or IOException or UnauthorizedAccessException)
        {
            problem = exception.Message;
            return null;
        }
    }

    private static Picture Blank(byte gray)
    {
        var pixels = new byte[3];
        Array.Fill(pixels, gray);
        return new Picture(1, 1, pixels);
    }

    private static string Share(double probability) => string.Create(CultureInfo.InvariantCulture, $"{100 * probability:0.0} %");
}
