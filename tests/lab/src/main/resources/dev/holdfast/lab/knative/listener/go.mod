module dev.holdfast/lab/listener

go 1.25
