using Xunit;

namespace EffNet.Training.Tests;

public sealed class CsvImagesTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public CsvImagesTests()
    {
        foreach (var (name, red) in new[] { ("images/one.png", 1), ("images/two, \"2\".png", 2), ("three.png", 3) })
            _folder.WriteImage(name, (byte)red);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Paths_in_a_csv_file_are_relative_to_it_and_fields_can_be_quoted()
    {
        var images = Read("\uFEFFpath,label\r\nimages/one.png,dog\r\n\"images/two, \"\"2\"\".png\",\"cat, \nblack\"\r\nthree.png,dog");

        Assert.Equal(["cat, \nblack", "dog"], images.ClassNames);
        Assert.Equal([(1, 1), (2, 0), (3, 1)], Contents(images));
    }

    [Fact]
    public void Columns_of_a_csv_file_can_be_in_any_order_and_other_columns_are_ignored()
    {
        var images = Read("note,Label, path \n,a,three.png\n\nx,b,images/one.png\n");

        Assert.Equal([(3, 0), (1, 1)], Contents(images));
    }

    [Fact]
    public void Integer_labels_of_a_csv_file_are_ordered_by_value()
    {
        var images = Read("path,label\nthree.png,10\nimages/one.png,9\n");

        Assert.Equal(["9", "10"], images.ClassNames);
    }

    [Fact]
    public void Split_column_selects_rows_but_classes_come_from_all_rows()
    {
        const string Text = "path,label,split\nthree.png,a,train\nimages/one.png,b,VAL\n\"images/two, \"\"2\"\".png\",c,test\n";

        Assert.Equal([(3, 0)], Contents(Read(Text, DataSplit.Training)));
        Assert.Equal([(1, 1)], Contents(Read(Text, DataSplit.Validation)));
        Assert.Equal([(2, 2)], Contents(Read(Text, DataSplit.Test)));
        Assert.Equal([(3, 0), (1, 1)], Contents(Read(Text, DataSplit.TrainingAndValidation)));
        Assert.Equal([(3, 0), (1, 1), (2, 2)], Contents(Read(Text)));
        Assert.Equal(["a", "b", "c"], Read(Text, DataSplit.Training).ClassNames);
    }

    [Fact]
    public void Missing_image_of_a_csv_file_throws_with_its_path()
    {
        var problem = Assert.Throws<FileNotFoundException>(() => Read("path,label\nthree.png,a\nnowhere.png,a\n"));

        Assert.Equal(_folder["nowhere.png"], problem.FileName);
        Assert.Contains("1 of 2 images", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spaces_around_csv_fields_are_ignored_except_within_quotes()
    {
        var images = Read("path , label\nthree.png, dog\nimages/one.png,\tdog \r\n\"images/two, \"\"2\"\".png\" , \" cat\" \n");

        Assert.Equal([" cat", "dog"], images.ClassNames);
        Assert.Equal([(3, 1), (1, 1), (2, 0)], Contents(images));
    }

    [Fact]
    public void Csv_file_can_list_an_image_several_times()
    {
        var images = Read("path,label\nthree.png,a\nimages/one.png,b\nthree.png,a\n");

        Assert.Equal([(3, 0), (1, 1), (3, 0)], Contents(images));
    }

    [Fact]
    public void Folder_instead_of_a_csv_file_throws_with_the_remedy()
    {
        var problem = Assert.Throws<IOException>(() => ImageSets.FromCsv(_folder["images"]));

        Assert.Contains("FromFolder", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("path,class\nthree.png,a\n", "column 'label' is missing")]
    [InlineData("path,label\n", "no images")]
    [InlineData("path,label\nthree.png,a\nthree.png\n", "line 3: the row has 1 fields; expected 2")]
    [InlineData("path,label\nthree.png,a,b\n", "line 2: the row has 3 fields; expected 2")]
    [InlineData("path,label\nthree.png,\n", "line 2: the field 'label' is empty")]
    [InlineData("path,label\nthree.png,\"  \"\n", "line 2: the field 'label' is empty")]
    [InlineData("path,label\nth\0ree.png,a\n", "line 2: the field 'path' contains a null character")]
    [InlineData("path,label\n\"three.png,a\n", "line 2: the closing quotation mark")]
    [InlineData("path,label\n\"three.png\"x,a\n", "line 2: unexpected 'x'")]
    [InlineData("path,label\nthree.png,a \"b\"\n", "line 2: the field 'a \"b\"' has a quotation mark")]
    [InlineData("path;label\nthree.png;a\n", "Separate the fields with commas")]
    [InlineData("path\tlabel\nthree.png\ta\n", "Separate the fields with commas")]
    [InlineData("path,label, Label\nthree.png,a,b\n", "2 columns have the name 'label'")]
    [InlineData("path,label\nthree.png,a\nimages/one.png,b\nimages/../three.png,b\n", "line 4: 'images/../three.png' has the label 'b', but 'a' in line 2")]
    public void Malformed_csv_file_throws_with_the_problem(string text, string expected)
    {
        var problem = Assert.Throws<InvalidDataException>(() => Read(text));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_numbers_of_a_csv_file_count_line_breaks_inside_quotes()
    {
        var problem = Assert.Throws<InvalidDataException>(() => Read("path,label\nthree.png,\"a\nb\"\nthree.png\n"));

        Assert.Contains("line 4:", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_label_that_is_not_one_of_the_class_names_throws()
    {
        var path = _folder.WriteText("list.csv", "path,label\nthree.png,bird\n");

        var problem = Assert.Throws<InvalidDataException>(() => ImageSets.FromCsv(path, classNames: ["cat", "dog"]));

        Assert.Contains("line 2: the label 'bird'", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("path,label\nthree.png,a\n", "column 'split' is missing")]
    [InlineData("path,label,split\nthree.png,a,learn\n", "unknown split 'learn'")]
    [InlineData("path,label,split\nthree.png,a,test\n", "none of the 1 rows has 'train' in the column 'split'")]
    [InlineData("path,label,split\nthree.png,a,train\nthree.png,a,val\n", "line 3: 'three.png' is in the split 'Validation', but also in 'Training' in line 2")]
    [InlineData("path,label\nthree.png,a\n", "pass no split")]
    public void Csv_file_without_valid_splits_throws_if_a_split_is_requested(string text, string expected)
    {
        var problem = Assert.Throws<InvalidDataException>(() => Read(text, DataSplit.Training));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    private ImageSet Read(string text, DataSplit? split = null) => ImageSets.FromCsv(_folder.WriteText("list.csv", text), split);

    private static IEnumerable<(int Red, int Label)> Contents(ImageSet images) =>
        Enumerable.Range(0, images.Count).Select(index => ((int)images.Load(index).Pixels[0], images.GetLabel(index)));
}
