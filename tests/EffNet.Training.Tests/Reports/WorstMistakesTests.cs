using EffNet.Models;
using EffNet.Pictures;
using Xunit;

namespace EffNet.Training.Tests;

public sealed class WorstMistakesTests
{
    private static readonly string[] s_names = ["cat", "dog"];

    [Fact]
    public void WorstMistakes_chooses_the_mistakes_with_the_highest_losses_first()
    {
        ImageOutcome[] outcomes =
        [
            new(0, 0, 0, 0.6, 0.51), new(1, 0, 1, 0.7, 1.2), new(2, 1, 0, 0.9, 2.3), new(3, 1, 1, 0.5, 9), new(4, 1, 0, 0.7, 1.2), new(5, 0, 1, 0.55, 0.8),
        ];

        Assert.Equal([2, 1, 4], WorstMistakes.Choose(outcomes, 3).Select(o => o.Index));
        Assert.Equal([2, 1, 4, 5], WorstMistakes.Choose(outcomes.Reverse()).Select(o => o.Index));
    }

    [Fact]
    public void LabelProbability_is_computed_from_the_loss() => Assert.Equal(0.25, new ImageOutcome(0, 0, 1, 0.75, -Math.Log(0.25)).LabelProbability, 12);

    [Fact]
    public void Sheet_of_mistakes_has_each_image_next_to_its_map_in_order()
    {
        ImageOutcome[] mistakes = [new(7, 0, 1, 0.9, 3), new(8, 1, 0, 0.8, 2), new(9, 1, 0, 0.7, 1)];

        var sheet = WorstMistakes.Draw(mistakes, s_names, index => Plain((byte)index, 0, 0), (outcome, picture) => Plain(picture.Pixels[0], (byte)outcome.Predicted, 255));

        // Two pairs in a row; cells of 224 pixels with 12 between them begin 20 pixels from the left.
        Assert.Equal([(7, 0, 0), (7, 1, 255), (8, 0, 0), (8, 0, 255)], Enumerable.Range(0, 4).Select(i => At(sheet, 20 + (236 * i) + 112, 180)));
        Assert.Equal([(9, 0, 0), (9, 0, 255), (255, 255, 255), (255, 255, 255)], Enumerable.Range(0, 4).Select(i => At(sheet, 20 + (236 * i) + 112, 440)));
    }

    [Fact]
    public void Sheet_of_mistakes_without_maps_has_four_images_in_a_row()
    {
        ImageOutcome[] mistakes = [.. Enumerable.Range(1, 5).Select(i => new ImageOutcome(i, 0, 1, 0.9, 3))];

        var sheet = WorstMistakes.Draw(mistakes, s_names, index => Plain((byte)index, 0, 0));

        Assert.Equal([1, 2, 3, 4], Enumerable.Range(0, 4).Select(i => At(sheet, 20 + (236 * i) + 112, 180).Red));
        Assert.Equal(5, At(sheet, 132, 440).Red);
    }

    [Fact]
    public void Unreadable_image_is_gray_in_the_sheet_of_mistakes()
    {
        var sheet = WorstMistakes.Draw(
            [new(1, 0, 1, 0.9, 3)], s_names, _ => throw new PictureException("'a.jpg' is not a readable image."), (_, _) => throw new InvalidOperationException());

        Assert.Equal((200, 200, 200), At(sheet, 132, 180));
        Assert.Equal((200, 200, 200), At(sheet, 132 + 236, 180));
    }

    [Fact]
    public void Activation_maps_of_mistakes_are_of_the_predicted_class()
    {
        using var model = new FashionNetTiny(classes: 2);
        model.eval();
        var explain = WorstMistakes.ActivationOf(model, Preprocessing.ForTrainingFromScratch(28));

        var picture = new Picture(28, 28, [.. Enumerable.Range(0, 28 * 28 * 3).Select(i => (byte)(i * 7))]);
        var (cat, dog) = (explain(new ImageOutcome(0, 0, 0, 0.5, 1), picture), explain(new ImageOutcome(0, 0, 1, 0.5, 1), picture));

        Assert.Equal((28, 28), (cat.Width, cat.Height));
        Assert.NotEqual(cat.Pixels.ToArray(), dog.Pixels.ToArray());
    }

    [Fact]
    public void Invalid_input_of_WorstMistakes_throws()
    {
        Assert.Throws<ArgumentException>(() => WorstMistakes.Draw([], s_names, _ => Plain(0, 0, 0)));
        Assert.Throws<ArgumentException>(() => WorstMistakes.Draw([new(1, 0, 2, 0.9, 3)], s_names, _ => Plain(0, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorstMistakes.Choose([], 0));
    }

    private static Picture Plain(byte red, byte green, byte blue) => new(32, 32, [.. Enumerable.Repeat((byte[])[red, green, blue], 32 * 32).SelectMany(pixel => pixel)]);

    private static (int Red, int Green, int Blue) At(Picture picture, int x, int y)
    {
        var pixel = picture.Pixels.Slice(3 * ((y * picture.Width) + x), 3);
        return (pixel[0], pixel[1], pixel[2]);
    }
}
